import { useRef, useState } from 'preact/hooks';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t } from '#shared/i18n/translate.ts';
import { plainDigits } from '#shared/phone/plain-text.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import type { Actions } from '../actions.ts';
import { ResendCountdown, useRemainingMs } from '../parts/Countdown.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { StepButtons } from '../parts/StepButtons.tsx';

interface MfaStepProps {
  readonly flow: FlowViewAt<'awaitingMfa' | 'sendingMfaSms' | 'finishingMfa'>;
  readonly actions: Actions;
}

/** Discord requires MFA for the call. Offers the methods that work outside Discord's page. */
export function MfaStep({ flow, actions }: MfaStepProps) {
  // What was typed for one challenge and method is not for the next: a password must not become visible as a code.
  const fieldId = `${flow.challengeId} ${flow.mfaType}`;
  const [typed, setTyped] = useState({ fieldId, data: '' });
  const data = typed.fieldId === fieldId ? typed.data : '';
  const field = useRef<HTMLInputElement>(null);
  const failure = flow.status === 'awaitingMfa' ? flow.failure : null;
  const pauseMs = useRemainingMs(flow.smsAt);
  const isBusy = flow.status !== 'awaitingMfa';
  const { mfaType, methods } = flow;
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);
  const isAnnounced = useAnnouncedAlert(field, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    const answer = mfaType === 'password' ? data : plainDigits(data).trim();
    if (answer !== '') actions.sendIntent({ type: 'submitMfa', data: answer });
  };

  const choose = (chosen: MfaType) => {
    actions.sendIntent({ type: 'chooseMfaType', mfaType: chosen });
  };

  return (
    <form onSubmit={submit}>
      <h1>{t('mfaTitle')}</h1>
      <p>{t('mfaIntro')}</p>
      {methods.length > 1 && (
        <fieldset class="methods" disabled={isBusy}>
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
            disabled={isBusy || pauseMs > 0}
            aria-describedby={pauseMs > 0 ? 'pause' : undefined}
            onClick={() => actions.sendIntent({ type: 'sendMfaSms' })}
          >
            {t('mfaSendSms')}
          </button>
          <ResendCountdown remaining={pauseMs} />
          {flow.smsSentTo !== null && (
            <span class="quiet" role="status">
              {t('mfaSmsSentTo', foreignText(flow.smsSentTo))}
            </span>
          )}
        </div>
      )}
      <label for="mfa">{t(`mfaField_${mfaType}`)}</label>
      <input
        key={fieldId}
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
        readOnly={isBusy}
        aria-invalid={failure?.kind === 'wrongMfaCode' || failure?.kind === 'wrongPassword'}
        {...(isAnnounced && { 'aria-describedby': 'why' })}
        onInput={(event) => setTyped({ fieldId, data: event.currentTarget.value })}
      />
      {mfaType === 'totp' && flow.backupCodesAllowed && <p class="quiet">{t('mfaBackupToo')}</p>}
      <FailureNotice failure={failure} actions={actions} />
      <StepButtons
        label={t('mfaConfirmButton')}
        busyText={isBusy ? t('mfaConfirming') : null}
        failure={failure}
        exitIntent="back"
        actions={actions}
      />
    </form>
  );
}
