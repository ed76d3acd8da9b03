import type { CallType, LoggedCall, LoggedOutcome } from '#shared/flow/logged-call.ts';
import { durationInWords } from '#shared/i18n/duration.ts';
import { timeOfDay } from '#shared/i18n/time-of-day.ts';
import { type MessageKey, t, textLanguage } from '#shared/i18n/translate.ts';

/** What was asked of Discord so far and how it ended, for whoever comes back to a step. Nothing before the first call. */
export function CallLog({ calls }: { readonly calls: readonly LoggedCall[] }) {
  if (calls.length === 0) return null;
  return (
    <details class="call-log">
      <summary>{t('callLogTitle')}</summary>
      <ol class="plain quiet">
        {calls.map(({ at, call, outcome }) => (
          <li key={`${at} ${call} ${outcome.type}`}>
            <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>{' '}
            <strong>{t(ASKED[call])}</strong>
            <br />
            {outcomeText(call, outcome)}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What was asked, in the words of the button that asks for it. */
const ASKED: Readonly<Record<CallType, MessageKey>> = {
  sendCode: 'sendCodeButton',
  resendCode: 'resendButton',
  verifyPhone: 'verifyButton',
  finishPhone: 'passwordTitle',
  removePhone: 'removeButton',
  readAccount: 'lookAgainButton',
  sendMfaSms: 'mfaSendSms',
  finishMfa: 'mfaTitle',
};

const IN_FLIGHT: Readonly<Record<CallType, MessageKey>> = {
  sendCode: 'sendingCode',
  resendCode: 'resending',
  verifyPhone: 'verifyingCode',
  finishPhone: 'finishing',
  removePhone: 'removing',
  readAccount: 'confirming',
  sendMfaSms: 'sendingCode',
  finishMfa: 'mfaConfirming',
};

function outcomeText(call: CallType, outcome: LoggedOutcome): string {
  switch (outcome.type) {
    case 'inFlight':
      return t(IN_FLIGHT[call]);
    case 'accepted':
      return t('doneTitle');
    case 'unseen':
      return t('failure_unsettled');
    case 'withheld':
      return withheldText(outcome.why);
    case 'failed': {
      const { why, code, waitMs } = outcome;
      const wait = waitMs === null ? '' : durationInWords(waitMs, textLanguage());
      const details = [wait, code ?? ''].filter((each) => each !== '').join(', ');
      return details === '' ? reasonText(why) : `${reasonText(why)} (${details})`;
    }
  }
}

type Reason = Extract<LoggedOutcome, { type: 'failed' }>['why'];

function reasonText(why: Reason): string {
  switch (why) {
    case 'captchaRequired':
    case 'securityKeyRequired':
    case 'originRefused':
      return t(`handedOff_${why}`);
    case 'signInExpired':
      return t('problem_signInExpired');
    case 'notConnected':
      return t('callWithheld');
    default:
      return t(`failure_${why}`);
  }
}

function withheldText(why: Extract<LoggedOutcome, { type: 'withheld' }>['why']): string {
  switch (why) {
    case 'notConnected':
    // These say themselves that nothing was sent.
    case 'offline':
    case 'noDiscordTab':
      return reasonText(why);
    default:
      return `${reasonText(why)} ${t('callWithheld')}`;
  }
}
