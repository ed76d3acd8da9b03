import { t } from '@/utils/i18n/translate.ts';
import type { FlowView } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { useFocusOnMount } from './use-focus.ts';

interface StoppedStepProps {
  readonly flow: Extract<FlowView, { status: 'stopped' }>;
  readonly actions: Actions;
}

/** The flow cannot go on, and says why. */
export function StoppedStep({ flow, actions }: StoppedStepProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('stoppedTitle')}
      </h1>
      <FailureNotice failure={flow.failure} actions={actions} />
      {flow.unsettled && <p>{t('stoppedUnsettled')}</p>}
      <div class="buttons">
        <button type="button" class="primary" onClick={() => actions.intend({ type: 'close' })}>
          {t('closeButton')}
        </button>
      </div>
    </section>
  );
}
