import { asksToReverify } from '../required-action.ts';
import { type Answer, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { shape } from './endpoint.ts';
import { finishShape } from './finish-phone.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** First half of `POST /users/@me/phone`: sends the SMS. */
export const startAddingPhone = shape(
  { phone: {}, change_phone_reason: changePhoneReason },
  ({ world, account, object }, body): Answer => {
    if (!account) return unauthorized;
    // The finish is not judged by this: what is under way when the demand comes may be completed.
    if (account.phone !== null && asksToReverify(account.requiredAction)) {
      object('adds a phone while a required action asks to reverify the one on the account');
    }
    if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
    world.phones.sendCode({
      purpose: 'add',
      phone: body.phone,
      accountId: account.id,
      changePhoneReason: body.change_phone_reason,
    });
    return noContent;
  },
);

/** Second half of `POST /users/@me/phone`: puts the verified number on the account. */
export const finishAddingPhone = finishShape('add');
