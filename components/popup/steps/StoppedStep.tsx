import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { FlowView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import { Icon } from '../../Icon.tsx';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { StepButton } from '../parts/StepButton.tsx';

interface StoppedStepProps {
  readonly flow: Extract<FlowView, { status: 'stopped' }>;
  readonly actions: Actions;
}

/** Says why the flow cannot continue. */
export function StoppedStep({ flow, actions }: StoppedStepProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {t('stoppedTitle')}
      </h1>
      {flow.unsettledFor === null ? (
        <FailureNotice failure={flow.failure} actions={actions} />
      ) : (
        <UnsettledNotice name={foreignText(flow.unsettledFor)} />
      )}
      <StepButton label={t('closeButton')} onClick={() => actions.sendIntent({ type: 'close' })} />
    </section>
  );
}

/** Nobody knows how the last change of an account ended that is no longer signed in. */
const UnsettledNotice = ({ name }: { readonly name: string }) => (
  <div class="calm" role="alert">
    <p class="say">
      <Icon name="alert" size={18} />
      <strong>{t('offAccountGone', name)}</strong>
    </p>
    <p>{t('stoppedUnsettled', name)}</p>
  </div>
);
