import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { likelyCountry } from '#shared/phone/likely-country.ts';
import { loadNumberingPlans } from '#shared/phone/load-numbering-plans.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { useAnnouncedAlert, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { useTypingPause } from '../../hooks/use-typing-pause.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PhoneField } from '../parts/PhoneField.tsx';
import { ReasonSelect } from '../parts/ReasonSelect.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';
import { StepProgress } from '../parts/StepProgress.tsx';

interface PhoneStepProps {
  readonly flow: FlowViewAt<'awaitingPhone' | 'sendingCode'>;
  readonly draft: PhoneDraft | null;
  /** The user's country according to Discord; null if it did not say. */
  readonly countryCode: string | null;
  readonly actions: Actions;
}

type InvalidReading = 'empty' | 'notANumber' | 'tooShort' | 'tooLong' | 'extension';

/** Step 1. Rejects numbers that Discord would certainly refuse. An unusual number gets a warning, but can be sent. */
export function PhoneStep({ flow, draft, countryCode, actions }: PhoneStepProps) {
  const [typed, setTyped] = useState<PhoneDraft>(draft ?? { country: '', text: flow.phone ?? '' });
  const [reason, setReason] = useState(flow.changePhoneReason);
  const [invalidReading, setInvalidReading] = useState<InvalidReading | null>(null);
  const { isFinished, onTyped, onFinished } = useTypingPause();
  const plans = useNumberingPlans();
  const guessedCountry = countryCode ?? likelyCountry(navigator.language);
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPhone' ? flow.failure : null;
  const isBusy = flow.status === 'sendingCode';
  const isReverify = flow.kind === 'reverify';

  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);
  const isAnnounced = useAnnouncedAlert(field, invalidReading ?? failure?.kind ?? null);

  const onChange = (next: PhoneDraft, isComplete: boolean) => {
    setTyped(next);
    if (isComplete) onFinished();
    else onTyped();
    setInvalidReading(null);
    actions.keepDraft(next);
  };

  const describedBy = [
    isAnnounced && invalidReading !== null && 'objection',
    'phone-hint',
    isAnnounced && failure !== null && 'why',
  ]
    .filter(Boolean)
    .join(' ');
  // Every number looks unusual while it is incomplete.
  const isUnusual =
    isFinished &&
    plans?.readPhone(typed.text, typed.country || guessedCountry).status === 'unusual';

  const submit = async (event: Event) => {
    event.preventDefault();
    onFinished();
    const { readPhone } = await loadNumberingPlans();
    const reading = readPhone(typed.text, typed.country || guessedCountry);
    if (reading.status === 'valid' || reading.status === 'unusual')
      return actions.sendIntent({
        type: 'submitPhone',
        phone: reading.phone,
        changePhoneReason: reason,
      });
    setInvalidReading(reading.status);
    field.current?.focus();
  };

  return (
    <form onSubmit={submit} noValidate>
      <StepProgress current="stepPhone" />
      <h1>{t(isReverify ? 'reverifyTitle' : 'phoneTitle')}</h1>
      <PhoneField
        fieldRef={field}
        typed={typed}
        likelyCountry={guessedCountry}
        readOnly={isBusy}
        describedBy={describedBy}
        isInvalid={invalidReading !== null || failure?.kind === 'invalidPhone'}
        onChange={onChange}
        onLeave={onFinished}
      />
      {invalidReading !== null && (
        <p class="notice failure" role="alert" id="objection">
          {t(`phoneReading_${invalidReading}`)}{' '}
          {(invalidReading === 'tooShort' || invalidReading === 'tooLong') &&
            t('failure_invalidPhone_next')}
        </p>
      )}
      <FailureNotice failure={failure} actions={actions} />
      {isUnusual && (
        <p class="notice warning" role="status">
          {t('phoneReading_unusual')}
        </p>
      )}
      <p class="quiet" id="phone-hint">
        {isReverify ? t('reverifyHint') : `${t('phoneHint')} ${t('phoneOwnershipWarning')}`}
      </p>
      <ReasonSelect reason={reason} disabled={isBusy} onChoose={setReason} />
      <StepButtons
        label={t('sendCodeButton')}
        busyText={isBusy ? t('sendingCode') : null}
        failure={failure}
        exitIntent="close"
        actions={actions}
      >
        {flow.status === 'awaitingPhone' && flow.codeMayHaveBeenSent && (
          <button type="button" onClick={() => actions.sendIntent({ type: 'haveCode' })}>
            {t('haveCodeButton')}
          </button>
        )}
      </StepButtons>
    </form>
  );
}
