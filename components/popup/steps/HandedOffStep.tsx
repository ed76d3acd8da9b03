import { nextStepText } from '#shared/i18n/next-step-text.ts';
import { t } from '#shared/i18n/translate.ts';
import type { FlowView, RequiredActionView } from '#shared/view/view.ts';
import { useFocusOnMount } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { Countdown } from '../parts/Countdown.tsx';
import { RecheckButton } from '../parts/RecheckButton.tsx';

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
      <h1 ref={heading} tabIndex={-1}>
        {t('handedOffTitle')}
      </h1>
      <p>{t(`handedOff_${flow.why}`)}</p>
      <p>{t(nextStepText(flow.removes, phone === 'none' ? null : phone))}</p>
      {flow.found !== null && (
        <p class="notice failure" role="alert">
          {t(`failure_${flow.found}`)}
        </p>
      )}
      {flow.retryAt !== null && <Countdown key={flow.retryAt} until={flow.retryAt} />}
      <div class="buttons">
        <button type="button" class="primary" onClick={() => actions.runCommand('showDiscord')}>
          {t('goToDiscordButton')}
        </button>
        <RecheckButton
          key={flow.retryAt}
          until={flow.retryAt}
          onClick={() => actions.sendIntent({ type: 'recheckAccount' })}
        />
        <button type="button" onClick={() => actions.sendIntent({ type: 'back' })}>
          {t('backButton')}
        </button>
      </div>
    </section>
  );
}
