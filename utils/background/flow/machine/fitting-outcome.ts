import type { CallType } from '#shared/flow/logged-call.ts';
import { callTypeOf } from './api-calls.ts';
import type { CallOutcome } from './events.ts';
import type { CallingStep } from './state.ts';

/** The calls that each success can be the end of. */
const SUCCESSES = {
  codeSent: ['sendCode', 'resendCode'],
  phoneVerified: ['verifyPhone'],
  finished: ['finishPhone', 'removePhone'],
  accountRead: ['readAccount'],
  mfaSmsSent: ['sendMfaSms'],
} as const satisfies Partial<Record<CallOutcome['type'], readonly CallType[]>>;

/** The outcome; one that does not fit the call counts as a failure inside Handset, so that no step keeps waiting. */
export const toFittingOutcome = (step: CallingStep, outcome: CallOutcome): CallOutcome =>
  isFitting(step, outcome)
    ? outcome
    : { type: 'callFailed', callId: outcome.callId, error: { name: 'handsetError' } };

function isFitting(step: CallingStep, outcome: CallOutcome): boolean {
  switch (outcome.type) {
    case 'callFailed':
    case 'callWithheld':
      return true;
    case 'mfaFailed':
      return step.status === 'finishingMfa';
    default:
      return SUCCESSES[outcome.type].some((call) => call === callTypeOf(step));
  }
}
