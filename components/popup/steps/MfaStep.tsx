import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MfaType } from '#shared/flow/mfa-type.ts';
import { durationInWords } from '#shared/i18n/duration.ts';
import { foreignText } from '#shared/i18n/foreign-text.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { plainDigits } from '#shared/phone/plain-text.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import { AUTOCOMPLETE_OFF } from '../../autocomplete-off.ts';
import { useAnnouncedAlert, useFocusWhenEditable } from '../../hooks/use-focus.ts';
import { useHeld } from '../../hooks/use-held.ts';
import { useRemainingMs } from '../../hooks/use-remaining-ms.ts';
import type { Actions } from '../actions.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { MfaMethods } from '../parts/MfaMethods.tsx';
import { StepButton } from '../parts/StepButton.tsx';
import { StepTitle } from '../parts/StepTitle.tsx';

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
  const shownFailure = useHeld(failure, isBusy);
  // Also after a failure, because the SMS may have come all the same.
  const needsSms =
    flow.mfaType === 'sms' && flow.smsSentTo === null && flow.smsAt === 0 && shownFailure === null;
  const { mfaType, methods } = flow;
  useFocusWhenEditable(field, isBusy, failure?.kind ?? null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (needsSms) heading.current?.focus();
  }, [needsSms]);
  const isAnnounced = useAnnouncedAlert(field, failure?.kind ?? null);

  const submit = (event: Event) => {
    event.preventDefault();
    const answer = mfaType === 'password' ? data : plainDigits(data).trim();
    if (answer !== '') actions.sendIntent({ type: 'submitMfa', data: answer });
  };

  const sendSms = () => actions.sendIntent({ type: 'sendMfaSms' });
  const choose = (chosen: MfaType) => {
    actions.sendIntent({ type: 'chooseMfaType', mfaType: chosen });
  };

  return (
    <form onSubmit={submit}>
      <StepTitle
        title={t('mfaTitle')}
        exitIntent="back"
        isBusy={isBusy}
        headingRef={heading}
        actions={actions}
      />
      <p class="quiet">{t('mfaIntro')}</p>
      {methods.length > 1 && (
        <MfaMethods methods={methods} chosen={mfaType} isBusy={isBusy} onChoose={choose} />
      )}
      {needsSms ? (
        <StepButton
          label={t('mfaSendSms')}
          busyText={isBusy ? t('sendingCode') : null}
          onClick={sendSms}
        />
      ) : (
        <>
          {mfaType === 'sms' && flow.smsSentTo !== null && (
            <p class="quiet" role="status">
              {t('mfaSmsSentTo', foreignText(flow.smsSentTo))}
            </p>
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
          {mfaType === 'totp' && flow.backupCodesAllowed && (
            <p class="quiet">{t('mfaBackupToo')}</p>
          )}
          <FailureNotice failure={shownFailure} isOver={isBusy} actions={actions} />
          <StepButton
            label={t('mfaConfirmButton')}
            busyText={isBusy ? t('mfaConfirming') : null}
            retryAt={failure?.retryAt ?? null}
          />
          {mfaType === 'sms' && (
            <div class="foot">
              <button
                type="button"
                class="quietly resend"
                aria-disabled={isBusy || pauseMs > 0}
                onClick={() => isBusy || pauseMs > 0 || sendSms()}
              >
                {pauseMs > 0
                  ? t('resendIn', durationInWords(pauseMs, textLanguage()))
                  : t('mfaSendSms')}
              </button>
            </div>
          )}
        </>
      )}
    </form>
  );
}
