import { readableAt, readUnsettledAccount } from './confirming.ts';
import type { IntentContext } from './events.ts';
import { mustReadAccount } from './progress.ts';
import type { FlowState } from './state.ts';
import { type Transition, unchanged } from './transition-result.ts';

/** Reads the account if nobody knows yet how the last change ended, nothing is in flight, and no rate limit is in force. */
export const onPopupOpened = (
  state: FlowState,
  context: IntentContext | null,
  now: number,
): Transition =>
  context !== null &&
  context.userId === state.userId &&
  !('callId' in state.step) &&
  mustReadAccount(state.progress) &&
  readableAt(state, now) === null
    ? readUnsettledAccount(state, now)
    : unchanged(state);
