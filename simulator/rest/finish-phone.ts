import { dropSms } from '../authenticator-types.ts';
import type { Account } from '../contract.ts';
import { settleByPhone } from '../demand.ts';
import { userObject } from '../user-object.ts';
import type { World } from '../world.ts';
import { type Answer, failure, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { passwordError } from './check-password.ts';
import { type Call, type Shape, shape } from './endpoint.ts';
import { type FieldErrors, invalidFormBody } from './form-errors.ts';

export const notTheOneOnTheAccount = failure(
  400,
  40073,
  'The phone number could not be verified. It must be the one on the account.',
);

/** The second half of adding and of reverifying, which take the same body. */
export function finishShape(purpose: 'add' | 'reverify'): Shape {
  return shape(
    { phone_token: {}, password: {}, change_phone_reason: changePhoneReason },
    ({ world, account, object }, body): Answer => {
      if (!account) return unauthorized;
      const errors: FieldErrors = {};
      const started = startedRequest(purpose, body.phone_token, { world, account, object });
      if (!started) {
        errors.phone_token = { code: 'INVALID_PHONE_TOKEN', message: 'Invalid phone token.' };
      } else if (started.changePhoneReason !== body.change_phone_reason) {
        object('change_phone_reason is not the one the code was asked for with');
        errors.change_phone_reason = {
          code: 'CHANGE_PHONE_REASON_MISMATCH',
          message: 'The reason must be the same in both requests.',
        };
      }
      const wrongPassword = passwordError(account, body.password);
      if (wrongPassword) errors.password = wrongPassword;
      if (!started || Object.keys(errors).length > 0) return invalidFormBody(errors);
      // Somebody else may have verified the number since the start.
      if (purpose === 'reverify' && account.phone !== started.phone) return notTheOneOnTheAccount;

      world.phones.spend(body.phone_token);
      account.password = body.password;
      takePhoneFromOthers(world, account, started.phone);
      account.phone = started.phone;
      world.gateway.push(account.id, 'USER_UPDATE', userObject(account));
      settleByPhone(world, account);
      return noContent;
    },
  );
}

/** What a phone token was asked for with, if it is of any use to this account and this call. */
function startedRequest(purpose: 'add' | 'reverify', phoneToken: string, call: Call) {
  const request = call.world.phones.lookUp(phoneToken);
  if (!request || request.purpose === 'register') return null;
  if (request.accountId !== call.account?.id) return null;
  if (request.purpose === purpose) return request;
  call.object(`phone_token comes of a start to ${request.purpose}, not to ${purpose}`);
  return null;
}

/** A number belongs to one account at a time: whoever verified it last. */
function takePhoneFromOthers(world: World, owner: Account, phone: string): void {
  for (const other of world.accounts.all()) {
    if (other === owner || other.phone !== phone) continue;
    other.phone = null;
    dropSms(other);
    world.gateway.push(other.id, 'USER_UPDATE', userObject(other));
  }
}
