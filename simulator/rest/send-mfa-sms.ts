import { type Answer, failure, ok } from './answer.ts';
import { defineShape } from './endpoint.ts';
import { invalidTicket } from './finish-mfa.ts';

/** `POST /auth/mfa/sms/send`: sends a code for one ticket to the account's phone. */
export const sendMfaSms = defineShape({ ticket: {} }, ({ state, addObjection }, body): Answer => {
  const challenge = state.mfa.findChallenge(body.ticket);
  if (!challenge) return invalidTicket;
  const phone = state.accounts.get(challenge.accountId)?.phone ?? null;
  const offered = challenge.methods.includes('sms');
  if (!offered) addObjection('asks for an SMS, which was not offered');
  if (!offered || phone === null) {
    return failure(400, 60010, 'This account is not enrolled in SMS authentication.');
  }
  challenge.smsCode = state.phones.sendMfaCode(phone);
  return ok({ phone: redact(phone) });
});

/** Hides all but the plus and the last four digits. */
function redact(phone: string): string {
  return phone.replace(/\d(?=\d{4})/g, '*');
}
