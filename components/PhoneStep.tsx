import { useRef, useState } from 'preact/hooks';
import { t } from '@/utils/i18n/translate.ts';
import type { PhoneDraft } from '@/utils/phone/phone-draft.ts';
import type { FlowView } from '@/utils/view/view.ts';
import type { Actions } from './actions.ts';
import { useRemaining } from './Countdown.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { PhoneField } from './PhoneField.tsx';
import { Steps } from './Steps.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { useFieldFocus } from './use-focus.ts';
import { loadPhoneNumbers, usePhoneNumbers } from './use-phone-numbers.ts';

interface PhoneStepProps {
  readonly flow: Extract<FlowView, { status: 'awaitingPhone' | 'sendingCode' }>;
  readonly draft: PhoneDraft | null;
  readonly actions: Actions;
}

type Objection = 'empty' | 'notANumber' | 'tooShort' | 'tooLong' | 'extension';

/** Step 1. Says before sending what is certain to be refused; what is merely unusual may be sent all the same. */
export function PhoneStep({ flow, draft, actions }: PhoneStepProps) {
  const [typed, setTyped] = useState<PhoneDraft>(draft ?? { country: '', text: flow.phone ?? '' });
  const [objection, setObjection] = useState<Objection | null>(null);
  const numbers = usePhoneNumbers();
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingPhone' ? flow.failure : null;
  const mustWait = useRemaining(failure?.retryAt ?? null) > 0;
  const busy = flow.status === 'sendingCode';

  useFieldFocus(field, busy, failure?.kind ?? null);

  const change = (next: PhoneDraft) => {
    setTyped(next);
    setObjection(null);
    actions.keepDraft(next);
  };

  const unusual = numbers?.readPhone(typed.text, typed.country).status === 'unusual';

  const submit = async (event: Event) => {
    event.preventDefault();
    const { readPhone } = await loadPhoneNumbers();
    const reading = readPhone(typed.text, typed.country);
    if (reading.status === 'valid' || reading.status === 'unusual')
      return actions.intend({ type: 'submitPhone', phone: reading.phone });
    setObjection(reading.status);
    field.current?.focus();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Steps current="stepPhone" />
      <h1>{t('phoneTitle')}</h1>
      <PhoneField
        fieldRef={field}
        typed={typed}
        readOnly={busy}
        invalid={objection !== null || failure?.kind === 'invalidPhone'}
        onChange={change}
      />
      {objection !== null && (
        <p class="notice failure" role="alert" id="objection">
          {t(`phoneReading_${objection}`)}
        </p>
      )}
      {unusual && (
        <p class="notice warning" role="status">
          {t('phoneReading_unusual')}
        </p>
      )}
      <p class="quiet" id="phone-hint">
        {t('phoneHint')} {t('phoneOwnershipWarning')}
      </p>
      <FailureNotice failure={failure} actions={actions} />
      <div class="buttons">
        <SubmitButton
          label={t('sendCodeButton')}
          busy={busy ? t('sendingCode') : null}
          disabled={mustWait}
        />
        {flow.status === 'awaitingPhone' && flow.codeMayHaveBeenSent && (
          <button type="button" onClick={() => actions.intend({ type: 'haveCode' })}>
            {t('haveCodeButton')}
          </button>
        )}
        {!busy && (
          <button type="button" onClick={() => actions.intend({ type: 'close' })}>
            {t('cancelButton')}
          </button>
        )}
      </div>
    </form>
  );
}
