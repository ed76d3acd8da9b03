import { nextStepText } from '#shared/i18n/next-step-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { FlowView, RequiredActionView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { Calm } from '../parts/Calm.tsx';
import { RecheckButton } from '../parts/RecheckButton.tsx';
import { StepButton } from '../parts/StepButton.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

interface HandedOffStepProps {
  readonly flow: Extract<FlowView, { status: 'handedOff' }>;
  readonly requiredAction: RequiredActionView | null;
  readonly actions: Actions;
}

/** Discord asks for something that only its own page can do. A recheck of the account shows whether it was done. */
export function HandedOffStep({ flow, requiredAction, actions }: HandedOffStepProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const phone = requiredAction?.phone ?? 'none';
  return (
    <section>
      <StepTitle
        title={t('handedOffTitle')}
        exitIntent="back"
        headingRef={heading}
        actions={actions}
      />
      <p>{t(`handedOff_${flow.why}`)}</p>
      <p>{t(nextStepText(flow.removes, phone === 'none' ? null : phone))}</p>
      {flow.found !== null && (
        <Calm icon="alert" role="alert">
          {t(`failure_${flow.found}`)}
        </Calm>
      )}
      <StepButton
        label={t('goToDiscordButton')}
        onClick={() => actions.runCommand('showDiscord')}
      />
      <div class="foot">
        <RecheckButton
          until={flow.retryAt}
          onClick={() => actions.sendIntent({ type: 'recheckAccount' })}
        />
      </div>
    </section>
  );
}
