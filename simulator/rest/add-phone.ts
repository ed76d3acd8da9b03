import type { Account } from '../contract.ts';
import { isSettledByPhone } from '../required-action.ts';
import { userObject } from '../user-object.ts';
import type { World } from '../world.ts';
import { type Answer, failure, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { passwordError } from './check-password.ts';
import { shape } from './endpoint.ts';
import { type FieldErrors, invalidFormBody } from './form-errors.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** First half of `POST /users/@me/phone`: sends the SMS. */
export const startAddingPhone = shape(
  { phone: {}, change_phone_reason: changePhoneReason },
  ({ world, account }, body): Answer => {
    if (!account) return unauthorized;
    if (!E164.test(body.phone)) return failure(400, 50022, 'Invalid phone number');
    world.phones.sendCode({
      phone: body.phone,
      accountId: account.id,
      changePhoneReason: body.change_phone_reason,
    });
    return noContent;
  },
);

/** Second half of `POST /users/@me/phone`: puts the verified number on the account. */
export const finishAddingPhone = shape(
  { phone_token: {}, password: {}, change_phone_reason: changePhoneReason },
  ({ world, account, object }, body): Answer => {
    if (!account) return unauthorized;
    const errors: FieldErrors = {};
    const request = world.phones.lookUp(body.phone_token);
    const started = request?.accountId === account.id ? request : null;
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

    world.phones.spend(body.phone_token);
    account.password = body.password;
    takePhoneFromOthers(world, account, started.phone);
    account.phone = started.phone;
    world.gateway.push(account.id, 'USER_UPDATE', userObject(account));
    settleRequiredAction(world, account);
    return noContent;
  },
);

/** A number belongs to one account at a time: whoever verified it last. */
function takePhoneFromOthers(world: World, owner: Account, phone: string): void {
  for (const other of world.accounts.all()) {
    if (other === owner || other.phone !== phone) continue;
    other.phone = null;
    world.gateway.push(other.id, 'USER_UPDATE', userObject(other));
  }
}

function settleRequiredAction(world: World, account: Account): void {
  if (!isSettledByPhone(account.requiredAction)) return;
  account.requiredAction = null;
  world.gateway.push(account.id, 'USER_REQUIRED_ACTION_UPDATE', { required_action: null });
}
