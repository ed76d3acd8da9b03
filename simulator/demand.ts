import type { Account } from './contract.ts';
import { isSettledByPhone, PHONE_THEN_EMAIL } from './required-action.ts';
import type { World } from './world.ts';

/** Opens a required action, or closes it with null, and tells the account's sessions. */
export function demand(world: World, account: Account, action: string | null): void {
  account.requiredAction = action;
  world.gateway.push(account.id, 'USER_REQUIRED_ACTION_UPDATE', { required_action: action });
}

/** Closes the action that a verified phone settles; the next one in line follows at once. */
export function settleByPhone(world: World, account: Account): void {
  if (!isSettledByPhone(account.requiredAction)) return;
  const isHalfDone = account.requiredAction === PHONE_THEN_EMAIL;
  if (isHalfDone) account.nextActions.unshift('REQUIRE_VERIFIED_EMAIL');
  demand(world, account, null);
  const next = account.nextActions.shift();
  if (next !== undefined) demand(world, account, next);
}
