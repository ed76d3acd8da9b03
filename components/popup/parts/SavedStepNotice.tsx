import { t } from '#shared/i18n/translate.ts';
import type { FlowView } from '#shared/view/view.ts';
import { PhoneText } from './PhoneText.tsx';

/** Says that the flow will continue as soon as Handset is connected again. */
export function SavedStepNotice({ flow }: { readonly flow: FlowView }) {
  if (flow.status === 'idle' || flow.status === 'done' || flow.status === 'stopped') return null;
  const phone = 'phone' in flow ? flow.phone : null;
  return (
    <p class="quiet" role="status">
      {phone === null ? t('stepKeptWithoutPhone') : <PhoneText message="stepKept" phone={phone} />}
    </p>
  );
}
