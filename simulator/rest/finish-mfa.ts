import type { Account, MfaMethod } from '../contract.ts';
import type { Challenge } from '../mfa-service.ts';
import { type Answer, failure, ok, unauthorized } from './answer.ts';
import { defineShape } from './endpoint.ts';
import { invalidFormBody, notAChoice } from './form-errors.ts';
import { recentMfaCookie } from './recent-mfa-cookie.ts';

const TYPES: readonly MfaMethod[] = ['totp', 'sms', 'backup', 'password', 'webauthn'];

/** The default code. */
const TOTP_CODE = '123456';

export const invalidTicket = failure(400, 60006, 'Invalid two-factor auth ticket');

/** `POST /mfa/finish`: exchanges a ticket and a second factor for a pass. */
export const finishMfa = defineShape(
  { ticket: {}, mfa_type: { choices: TYPES }, data: {} },
  ({ state, account, addObjection }, body): Answer => {
    if (!account) return unauthorized;
    const challenge = state.mfa.findChallenge(body.ticket);
    if (challenge?.accountId !== account.id) return invalidTicket;
    const type = challenge.methods.find((method) => method === body.mfa_type);
    if (!type) {
      addObjection(`${body.mfa_type} was not offered`);
      return invalidFormBody({ mfa_type: notAChoice(body.mfa_type, challenge.methods) });
    }
    if (!isProof(type, body.data, account, challenge)) {
      const wrong = type === 'password' ? 'Password does not match.' : 'Invalid two-factor code';
      return failure(400, 60008, wrong);
    }
    const pass = state.mfa.issuePass(body.ticket, challenge);
    return { ...ok({ token: pass }), headers: { 'set-cookie': recentMfaCookie(pass) } };
  },
);

function isProof(type: MfaMethod, data: string, account: Account, challenge: Challenge): boolean {
  switch (type) {
    case 'totp':
      return data === (account.mfa?.totpCode ?? TOTP_CODE) || spendBackupCode(account, data);
    case 'sms':
      return data === challenge.smsCode;
    case 'backup':
      return spendBackupCode(account, data);
    case 'password':
      return data === account.password;
    case 'webauthn':
      // The simulator has no security key, so nothing can be signed.
      return false;
  }
}

/** Uses up a backup code; returns whether it was valid and unused. */
function spendBackupCode({ mfa }: Account, data: string): boolean {
  const unused = mfa?.backupCodes ?? [];
  const left = unused.filter((code) => normalizeBackupCode(code) !== normalizeBackupCode(data));
  if (!mfa || left.length === unused.length) return false;
  mfa.backupCodes = left;
  return true;
}

/** Removes the separator of a backup code, which need not be typed. */
function normalizeBackupCode(backupCode: string): string {
  return backupCode.toLowerCase().replace(/[\s-]/g, '');
}
