import { dropSms } from '../authenticator-types.ts';
import { completeActionByPhone } from '../change-required-action.ts';
import type { Account } from '../contract.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { toUserObject } from '../user-object.ts';
import { type Answer, failure, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { checkPassword } from './check-password.ts';
import { type BodyShape, defineShape } from './endpoint.ts';
import { type FieldErrors, invalidFormBody } from './form-errors.ts';
import { refuseNumberInUse } from './number-in-use.ts';

export const notTheAccountsPhone = failure(
  400,
  40073,
  'The phone number could not be verified. It must be the one on the account.',
);

/** Defines the second call of adding or reverifying; both have the same body. */
export function defineFinishShape(purpose: 'add' | 'reverify'): BodyShape {
  return defineShape(
    { phone_token: {}, password: {}, change_phone_reason: changePhoneReason },
    ({ state, account, addObjection }, body): Answer => {
      if (!account) return unauthorized;
      const errors: FieldErrors = {};
      const started = findStartedRequest(state, account, body.phone_token);
      if (!started) {
        errors.phone_token = { code: 'INVALID_PHONE_TOKEN', message: 'Invalid phone token.' };
      } else if (started.changePhoneReason !== body.change_phone_reason) {
        addObjection('change_phone_reason is not the one the code was asked for with');
      }
      const wrongPassword = checkPassword(account, body.password);
      if (wrongPassword) errors.password = wrongPassword;
      if (!started || Object.keys(errors).length > 0) return invalidFormBody(errors);
      // Another account may have verified the number since the first call.
      if (purpose === 'reverify' && account.phone !== started.phone) return notTheAccountsPhone;
      const inUse = refuseNumberInUse(state, account, started.phone, 'finish');
      if (inUse) return inUse;

      state.phones.spend(body.phone_token);
      account.password = body.password;
      removePhoneFromOthers(state, account, started.phone);
      account.phone = started.phone;
      state.gateway.push(account.id, 'USER_UPDATE', toUserObject(account));
      completeActionByPhone(state, account);
      return noContent;
    },
  );
}

/**
 * The request behind a phone token; null if the token is not valid for this account. The client decides between adding
 * and reverifying at every call, so the token of one finishes the other when the required action has changed.
 */
function findStartedRequest(state: SimulatorState, account: Account, phoneToken: string) {
  const request = state.phones.findRequest(phoneToken);
  if (!request || request.purpose === 'register') return null;
  return request.accountId === account.id ? request : null;
}

/** Removes the number from all other accounts: it belongs to the one that verified it last. */
function removePhoneFromOthers(state: SimulatorState, owner: Account, phone: string): void {
  for (const other of state.accounts.all()) {
    if (other === owner || other.phone !== phone) continue;
    other.phone = null;
    dropSms(other);
    state.gateway.push(other.id, 'USER_UPDATE', toUserObject(other));
  }
}
