import { useRef, useState } from 'preact/hooks';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import { t } from '#shared/i18n/translate.ts';
import { plainDigits } from '#shared/phone/plain-digits.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert, useFieldFocus } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { ResendPause, useRemaining } from '../parts/Countdown.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';

interface MfaStepProps {
  readonly flow: FlowViewAt<'awaitingMfa' | 'sendingMfaSms' | 'finishingMfa'>;
  readonly actions: Actions;
}

/** Discord wants a confirmation before it goes on; the ways that can be gone from here. */
export function MfaStep({ flow, actions }: MfaStepProps) {
  const [data, setData] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingMfa' ? flow.failure : null;
  const pause = useRemaining(flow.smsAt);
  const busy = flow.status !== 'awaitingMfa';
  const { mfaType, methods } = flow;
  useFieldFocus(field, busy, failure?.kind ?? null);
  const isHeard = useAnnouncedAlert(field, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    const answer = mfaType === 'password' ? data : plainDigits(data).trim();
    if (answer !== '') actions.intend({ type: 'submitMfa', data: answer });
  };

  const choose = (chosen: MfaType) => {
    setData('');
    actions.intend({ type: 'chooseMfaType', mfaType: chosen });
  };

  return (
    <form onSubmit={submit}>
      <h1>{t('mfaTitle')}</h1>
      <p>{t('mfaIntro')}</p>
      {methods.length > 1 && (
        <fieldset class="methods" disabled={busy}>
          <legend>{t('mfaMethodsLabel')}</legend>
          {methods.map((method) => (
            <label class="check" key={method}>
              <input
                type="radio"
                name="mfa"
                value={method}
                checked={method === mfaType}
                onChange={() => choose(method)}
              />
              {t(`mfa_${method}`)}
            </label>
          ))}
        </fieldset>
      )}
      {mfaType === 'sms' && (
        <div class="buttons above">
          <button
            type="button"
            disabled={busy || pause > 0}
            aria-describedby={pause > 0 ? 'pause' : undefined}
            onClick={() => actions.intend({ type: 'sendMfaSms' })}
          >
            {t('mfaSendSms')}
          </button>
          <ResendPause remaining={pause} />
          {flow.smsSentTo !== null && (
            <span class="quiet" role="status">
              {t('mfaSmsSentTo', flow.smsSentTo)}
            </span>
          )}
        </div>
      )}
      <label for="mfa">{t(`mfaField_${mfaType}`)}</label>
      <input
        id="mfa"
        ref={field}
        {...(mfaType === 'password'
          ? { type: 'password', autocomplete: 'current-password' }
          : { type: 'text', autocomplete: AUTOCOMPLETE_OFF, dir: 'ltr' })}
        inputmode={mfaType === 'totp' || mfaType === 'sms' ? 'numeric' : 'text'}
        autocapitalize="off"
        spellcheck={false}
        required
        value={data}
        readOnly={busy}
        aria-invalid={failure?.kind === 'wrongMfaCode'}
        {...(isHeard && { 'aria-describedby': 'why' })}
        onInput={(event) => setData(event.currentTarget.value)}
      />
      {mfaType === 'totp' && flow.backupCodesAllowed && <p class="quiet">{t('mfaBackupToo')}</p>}
      <FailureNotice failure={failure} actions={actions} />
      <StepButtons
        label={t('mfaConfirmButton')}
        busy={busy ? t('mfaConfirming') : null}
        failure={failure}
        leave="back"
        actions={actions}
      />
    </form>
  );
}
