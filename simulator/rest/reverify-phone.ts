import { asksToReverify } from '../required-action.ts';
import { type Answer, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { shape } from './endpoint.ts';
import { finishShape, notTheOneOnTheAccount } from './finish-phone.ts';

/** First half of `POST /users/@me/phone/reverify`: sends the SMS. */
export const startReverifyingPhone = shape(
  { phone: {}, change_phone_reason: changePhoneReason },
  ({ world, account, object }, body): Answer => {
    if (!account) return unauthorized;
    // The finish is not judged by this: the action may be settled elsewhere in between.
    if (!asksToReverify(account.requiredAction)) {
      object('reverify without a required action that asks for it');
    }
    if (body.phone !== account.phone) return notTheOneOnTheAccount;
    world.phones.sendCode({
      purpose: 'reverify',
      phone: body.phone,
      accountId: account.id,
      changePhoneReason: body.change_phone_reason,
    });
    return noContent;
  },
);

/** Second half of `POST /users/@me/phone/reverify`: the number stays, the action is settled. */
export const finishReverifyingPhone = finishShape('reverify');
