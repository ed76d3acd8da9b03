import { readUnsettledAccount } from './confirming.ts';
import type { IntentContext } from './events.ts';
import { mustReadAccount } from './progress.ts';
import type { FlowState } from './state.ts';
import { type Transition, unchanged } from './transition-result.ts';

/** Reads the account if nobody knows yet how the last change ended, and nothing is in flight. */
export const onPopupOpened = (state: FlowState, context: IntentContext | null): Transition =>
  context !== null &&
  context.userId === state.userId &&
  !('callId' in state.step) &&
  mustReadAccount(state.progress)
    ? readUnsettledAccount(state)
    : unchanged(state);
