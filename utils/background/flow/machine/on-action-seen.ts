import { done } from './confirming.ts';
import { isProvenBy } from './is-proven-by.ts';
import type { FlowState } from './state.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/**
 * A page told what Discord requires now. Settles a change of which the account, when it was read, showed the number but
 * proved nothing: the action that was open when the user submitted is gone.
 */
export function onActionSeen(
  state: FlowState,
  { userId, action }: { readonly userId: string; readonly action: string | null },
): Transition {
  const { step, progress } = state;
  const { unsettled } = progress;
  // Where the user has gone on to another step, they are not taken out of it.
  if (userId !== state.userId || step.status !== 'awaitingPassword') return unchanged(state);
  if (unsettled === null || !unsettled.isRead) return unchanged(state);
  return isProvenBy(action, unsettled.step)
    ? goTo(state, done(unsettled.step, 'confirms'))
    : unchanged(state);
}
