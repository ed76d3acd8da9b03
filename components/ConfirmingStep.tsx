import { t } from '@/utils/i18n/translate.ts';
import { Spinner } from './Spinner.tsx';
import { useFocusOnMount } from './use-focus.ts';

/** The account is read again to see what it shows now. */
export function ConfirmingStep() {
  const status = useFocusOnMount<HTMLParagraphElement>();
  return (
    <p ref={status} tabIndex={-1} role="status">
      <Spinner /> {t('confirming')}
    </p>
  );
}
