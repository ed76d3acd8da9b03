import { routesOf } from '#shared/required-action/phone-route.ts';
import { done } from './confirming.ts';
import { settledBy } from './refused-change.ts';
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
  const openAction = settledBy(unsettled.step);
  // An e-mail address may have settled the action: then it proves nothing about the number.
  return openAction === null || action === openAction || routesOf(openAction).email
    ? unchanged(state)
    : goTo(state, done(unsettled.step, 'confirms'));
}
