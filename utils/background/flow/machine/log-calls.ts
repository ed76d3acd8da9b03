import type { FailureKind } from '#shared/flow/failure.ts';
import type { HandOffReason } from '#shared/flow/hand-off.ts';
import type { CallType, LoggedCall, LoggedOutcome } from '#shared/flow/logged-call.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { accountAfter } from './account-after.ts';
import { callTypeOf } from './api-calls.ts';
import type { CallOutcome, FlowEffect, FlowEvent } from './events.ts';
import { failureOf } from './failed-call.ts';
import { isActive } from './is-active.ts';
import { withLoggedCalls } from './logged-calls.ts';
import type { CallingStep, FlowState } from './state.ts';
import type { Transition } from './transition-result.ts';

const ACCEPTED: LoggedOutcome = { type: 'accepted' };
const UNSEEN: LoggedOutcome = { type: 'unseen' };

/** What an event did, with the calls that it ended or began in the log. `now` in ms since the epoch. */
export function logCalls(
  before: FlowState,
  event: FlowEvent,
  [after, effects]: Transition,
  now: number,
): FlowState {
  if (!isActive(after.step)) return after;
  const { step } = before;
  const calls =
    'callId' in step && !isSameCall(step, after.step)
      ? after.progress.calls.flatMap((each) =>
          each.outcome.type === 'inFlight' ? endsOf(before, step, each, event, after, now) : [each],
        )
      : after.progress.calls;
  const begun = effects.map(
    (effect): LoggedCall => ({
      at: now,
      call: typeOf(effect),
      outcome: { type: 'inFlight' },
    }),
  );
  return withLoggedCalls(after, [...calls, ...begun]);
}

const isSameCall = ({ callId }: CallingStep, step: FlowState['step']): boolean =>
  'callId' in step && step.callId === callId;

const typeOf = (effect: FlowEffect): CallType =>
  effect.type === 'makeCall' ? effect.call.type : effect.type;

/** How the call of `step` ended: two calls where Discord took an MFA answer and the interrupted call was repeated. */
function endsOf(
  state: FlowState,
  step: CallingStep,
  begun: LoggedCall,
  event: FlowEvent,
  after: FlowState,
  now: number,
): LoggedCall[] {
  const outcome = 'callId' in event ? outcomeOf(state, step, event, after.step, now) : UNSEEN;
  const repeated: LoggedCall = { at: now, call: callTypeOf(step), outcome };
  if (step.status !== 'finishingMfa') return [{ ...begun, outcome }];
  switch (event.type) {
    case 'mfaFailed':
      return [{ ...begun, outcome }];
    case 'callWithheld':
      return event.isConfirmed === true
        ? [{ ...begun, outcome: ACCEPTED }, repeated]
        : [{ ...begun, outcome }];
    case 'codeSent':
    case 'phoneVerified':
    case 'finished':
      return [{ ...begun, outcome: ACCEPTED }, repeated];
    case 'callFailed': {
      const isKnown = event.error.name !== 'handsetError';
      return [{ ...begun, outcome: isKnown ? ACCEPTED : UNSEEN }, repeated];
    }
    default:
      return [{ ...begun, outcome: UNSEEN }, repeated];
  }
}

function outcomeOf(
  state: FlowState,
  step: CallingStep,
  event: CallOutcome,
  after: FlowState['step'],
  now: number,
): LoggedOutcome {
  const failed = (error: CallError, of = step): LoggedOutcome => ({
    type: 'failed',
    why: shownReason(step, after) ?? failureOf(state, of, error, now).kind,
    code: error.name === 'discordError' ? error.code : null,
    waitMs: error.name === 'rateLimited' ? error.retryAfterMs : null,
  });
  switch (event.type) {
    case 'callWithheld':
      return { type: 'withheld', why: event.why };
    case 'mfaFailed':
      return failed(event.error);
    case 'callFailed':
      return failed(event.error, step.status === 'finishingMfa' ? step.interrupted : step);
    case 'accountRead':
      // In a flow that goes on, the account did not show the change.
      return step.status === 'confirming'
        ? { type: 'failed', why: accountAfter(step, event).finding, code: null, waitMs: null }
        : ACCEPTED;
    default:
      return ACCEPTED;
  }
}

/** What the next step says about the failed call, which may be more exact than its error; null if nothing. */
function shownReason(
  step: CallingStep,
  after: FlowState['step'],
): FailureKind | HandOffReason | null {
  // Then it speaks of the change, not of reading the account.
  if (step.status === 'confirming') return null;
  if (after.status === 'handedOff') return after.why;
  const kind = 'failure' in after ? (after.failure?.kind ?? null) : null;
  return kind === 'unsettled' ? null : kind;
}
