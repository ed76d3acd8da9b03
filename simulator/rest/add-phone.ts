import { asksToReverify } from '../required-action.ts';
import { type Answer, noContent, unauthorized } from './answer.ts';
import { changePhoneReason } from './change-phone-reason.ts';
import { defineShape } from './endpoint.ts';
import { defineFinishShape } from './finish-phone.ts';
import { refuseNumberInUse } from './number-in-use.ts';
import { invalidPhoneNumber, isPhoneNumber } from './phone-number.ts';

/** First call of `POST /users/@me/phone`: sends the SMS. */
export const startAddingPhone = defineShape(
  { phone: {}, change_phone_reason: changePhoneReason },
  ({ state, account, addObjection }, body): Answer => {
    if (!account) return unauthorized;
    // The second call has no such check, because an add that is already in progress may be completed.
    if (account.phone !== null && asksToReverify(account.requiredAction)) {
      addObjection('adds a phone while a required action asks to reverify the one on the account');
    }
    if (!isPhoneNumber(body.phone)) return invalidPhoneNumber;
    const inUse = refuseNumberInUse(state, account, body.phone, 'start');
    if (inUse) return inUse;
    state.phones.sendCode({
      purpose: 'add',
      phone: body.phone,
      accountId: account.id,
      changePhoneReason: body.change_phone_reason,
    });
    return noContent;
  },
);

/** Second call of `POST /users/@me/phone`: puts the verified number on the account. */
export const finishAddingPhone = defineFinishShape('add');
