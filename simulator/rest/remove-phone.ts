import { dropSms } from '../authenticator-types.ts';
import { setRequiredAction } from '../change-required-action.ts';
import { toUserObject } from '../user-object.ts';
import { type Answer, failure, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { checkPassword } from './check-password.ts';
import { defineShape } from './endpoint.ts';
import { invalidFormBody } from './form-errors.ts';

/** `DELETE /users/@me/phone` */
export const removePhone = defineShape(
  { password: {}, change_phone_reason: { ...changePhoneReason, isOptional: true } },
  ({ state, account }, body): Answer => {
    if (!account) return unauthorized;
    const wrongPassword = checkPassword(account, body.password);
    if (wrongPassword) return invalidFormBody({ password: wrongPassword });
    // Discord's answer is not documented; 0 is its code for errors without a specific code.
    if (account.phone === null) return failure(400, 0, 'This account has no phone number.');

    account.password = body.password;
    account.phone = null;
    dropSms(account);
    state.gateway.push(account.id, 'USER_UPDATE', toUserObject(account));
    if (account.actionOnRemoval !== null)
      setRequiredAction(state, account, account.actionOnRemoval);
    return noContent;
  },
);
