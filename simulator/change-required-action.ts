import type { Account } from './contract.ts';
import { isSatisfiedByPhone, PHONE_THEN_EMAIL } from './required-action.ts';
import type { SimulatorState } from './simulator-state.ts';

/** Sets a required action, or clears it with null, and notifies the account's gateway sessions. */
export function setRequiredAction(
  state: SimulatorState,
  account: Account,
  action: string | null,
): void {
  account.requiredAction = action;
  state.gateway.push(account.id, 'USER_REQUIRED_ACTION_UPDATE', { required_action: action });
}

/** Clears an action that a verified phone satisfies; the next action in line follows immediately. */
export function completeActionByPhone(state: SimulatorState, account: Account): void {
  if (!isSatisfiedByPhone(account.requiredAction)) return;
  const needsEmail = account.requiredAction === PHONE_THEN_EMAIL;
  if (needsEmail) account.nextActions.unshift('REQUIRE_VERIFIED_EMAIL');
  setRequiredAction(state, account, null);
  const next = account.nextActions.shift();
  if (next !== undefined) setRequiredAction(state, account, next);
}
