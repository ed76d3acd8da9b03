import { asksToReverify } from '../required-action.ts';
import { type Answer, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { defineShape } from './endpoint.ts';
import { defineFinishShape, notTheAccountsPhone } from './finish-phone.ts';

/** First call of `POST /users/@me/phone/reverify`: sends the SMS. */
export const startReverifyingPhone = defineShape(
  { phone: {}, change_phone_reason: changePhoneReason },
  ({ state, account, addObjection }, body): Answer => {
    if (!account) return unauthorized;
    // The second call has no such check, because the action may be completed elsewhere in between.
    if (!asksToReverify(account.requiredAction)) {
      addObjection('reverify without a required action that asks for it');
    }
    if (body.phone !== account.phone) return notTheAccountsPhone;
    state.phones.sendCode({
      purpose: 'reverify',
      phone: body.phone,
      accountId: account.id,
      changePhoneReason: body.change_phone_reason,
    });
    return noContent;
  },
);

/** Second call of `POST /users/@me/phone/reverify`: keeps the number and completes the action. */
export const finishReverifyingPhone = defineFinishShape('reverify');
