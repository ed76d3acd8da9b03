import { type Answer, failure, ok } from './answer.ts';
import { shape } from './endpoint.ts';
import { invalidTicket } from './finish-mfa.ts';

/** `POST /auth/mfa/sms/send`: a code to the account's phone, for one ticket. */
export const sendMfaSms = shape({ ticket: {} }, ({ world, object }, body): Answer => {
  const challenge = world.mfa.lookUp(body.ticket);
  if (!challenge) return invalidTicket;
  const phone = world.accounts.get(challenge.accountId)?.phone ?? null;
  const offered = challenge.methods.includes('sms');
  if (!offered) object('asks for an SMS, which was not offered');
  if (!offered || phone === null) {
    return failure(400, 60010, 'This account is not enrolled in SMS authentication.');
  }
  challenge.smsCode = world.phones.sendMfaCode(phone);
  return ok({ phone: redact(phone) });
});

/** Leaves the plus and the last four digits. */
function redact(phone: string): string {
  return phone.replace(/\d(?=\d{4})/g, '*');
}
