import type { FailureKind } from '#shared/flow/failure.ts';
import { type CallType, type LoggedCall, MAX_LOGGED_CALLS } from '#shared/flow/logged-call.ts';
import { withProgress } from './progress.ts';
import type { FlowState } from './state.ts';

/** Replaces the calls of the log. Only the newest are kept. */
export const withLoggedCalls = (state: FlowState, calls: readonly LoggedCall[]): FlowState =>
  withProgress(state, { calls: calls.slice(-MAX_LOGGED_CALLS) });

/** A call that the user asked for and that was not made. Asking for it once more adds nothing. */
export function withWithheldCall(
  state: FlowState,
  call: CallType,
  why: FailureKind,
  now: number,
): FlowState {
  const { calls } = state.progress;
  const last = calls.at(-1);
  const isRepeated =
    last?.call === call && last.outcome.type === 'withheld' && last.outcome.why === why;
  return isRepeated
    ? state
    : withLoggedCalls(state, [...calls, { at: now, call, outcome: { type: 'withheld', why } }]);
}
