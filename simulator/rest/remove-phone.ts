import { dropSms } from '../authenticator-types.ts';
import { userObject } from '../user-object.ts';
import { type Answer, failure, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { passwordError } from './check-password.ts';
import { shape } from './endpoint.ts';
import { invalidFormBody } from './form-errors.ts';

/** `DELETE /users/@me/phone` */
export const removePhone = shape(
  { password: {}, change_phone_reason: changePhoneReason },
  ({ world, account }, body): Answer => {
    if (!account) return unauthorized;
    const wrongPassword = passwordError(account, body.password);
    if (wrongPassword) return invalidFormBody({ password: wrongPassword });
    // Nothing public says how Discord answers this; 0 is its code for errors without a code.
    if (account.phone === null) return failure(400, 0, 'This account has no phone number.');

    account.password = body.password;
    account.phone = null;
    dropSms(account);
    world.gateway.push(account.id, 'USER_UPDATE', userObject(account));
    return noContent;
  },
);
