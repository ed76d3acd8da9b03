import { useRef, useState } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import { likelyCountry } from '#shared/phone/likely-country.ts';
import { loadNumberingPlans } from '#shared/phone/load-numbering-plans.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { useAnnouncedAlert, useFieldFocus } from '../../hooks/use-focus.ts';
import { useNumberingPlans } from '../../hooks/use-numbering-plans.ts';
import { useTypingPause } from '../../hooks/use-typing-pause.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PhoneField } from '../parts/PhoneField.tsx';
import { ReasonSelect } from '../parts/ReasonSelect.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';
import { Steps } from '../parts/StepProgress.tsx';

interface PhoneStepProps {
  readonly flow: FlowViewAt<'awaitingPhone' | 'sendingCode'>;
  readonly draft: PhoneDraft | null;
  /** Where Discord thinks that the user is; null when it did not say. */
  readonly countryCode: string | null;
  readonly actions: Actions;
}

type Objection = 'empty' | 'notANumber' | 'tooShort' | 'tooLong' | 'extension';

/** Step 1. Says before sending what is certain to be refused; what is merely unusual may be sent all the same. */
export function PhoneStep({ flow, draft, countryCode, actions }: PhoneStepProps) {
  const [typed, setTyped] = useState<PhoneDraft>(draft ?? { country: '', text: flow.phone ?? '' });
  const [reason, setReason] = useState(flow.changePhoneReason);
  const [objection, setObjection] = useState<Objection | null>(null);
  const { isFinished, onTyped, onFinished } = useTypingPause();
  const numbers = useNumberingPlans();
  const likely = countryCode ?? likelyCountry(navigator.language);
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPhone' ? flow.failure : null;
  const busy = flow.status === 'sendingCode';
  const reverify = flow.kind === 'reverify';

  useFieldFocus(field, busy, failure?.kind ?? null);
  const isHeard = useAnnouncedAlert(field, objection ?? failure?.kind ?? null);

  const change = (next: PhoneDraft, isWhole: boolean) => {
    setTyped(next);
    if (isWhole) onFinished();
    else onTyped();
    setObjection(null);
    actions.keepDraft(next);
  };

  const describedBy = [
    isHeard && objection !== null && 'objection',
    'phone-hint',
    isHeard && failure !== null && 'why',
  ]
    .filter(Boolean)
    .join(' ');
  // While it is being typed, every number is unusual for a while.
  const unusual =
    isFinished && numbers?.readPhone(typed.text, typed.country || likely).status === 'unusual';

  const submit = async (event: Event) => {
    event.preventDefault();
    onFinished();
    const { readPhone } = await loadNumberingPlans();
    const reading = readPhone(typed.text, typed.country || likely);
    if (reading.status === 'valid' || reading.status === 'unusual')
      return actions.intend({
        type: 'submitPhone',
        phone: reading.phone,
        changePhoneReason: reason,
      });
    setObjection(reading.status);
    field.current?.focus();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Steps current="stepPhone" />
      <h1>{t(reverify ? 'reverifyTitle' : 'phoneTitle')}</h1>
      <PhoneField
        fieldRef={field}
        typed={typed}
        likelyCountry={likely}
        readOnly={busy}
        describedBy={describedBy}
        invalid={objection !== null || failure?.kind === 'invalidPhone'}
        onChange={change}
        onLeave={onFinished}
      />
      {objection !== null && (
        <p class="notice failure" role="alert" id="objection">
          {t(`phoneReading_${objection}`)}{' '}
          {(objection === 'tooShort' || objection === 'tooLong') && t('failure_invalidPhone_next')}
        </p>
      )}
      <FailureNotice failure={failure} actions={actions} />
      {unusual && (
        <p class="notice warning" role="status">
          {t('phoneReading_unusual')}
        </p>
      )}
      <p class="quiet" id="phone-hint">
        {reverify ? t('reverifyHint') : `${t('phoneHint')} ${t('phoneOwnershipWarning')}`}
      </p>
      <ReasonSelect reason={reason} disabled={busy} onChoose={setReason} />
      <StepButtons
        label={t('sendCodeButton')}
        busy={busy ? t('sendingCode') : null}
        failure={failure}
        leave="close"
        actions={actions}
      >
        {flow.status === 'awaitingPhone' && flow.codeMayHaveBeenSent && (
          <button type="button" onClick={() => actions.intend({ type: 'haveCode' })}>
            {t('haveCodeButton')}
          </button>
        )}
      </StepButtons>
    </form>
  );
}
