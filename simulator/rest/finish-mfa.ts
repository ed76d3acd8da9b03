import type { Account, MfaMethod } from '../contract.ts';
import type { Challenge } from '../mfa-service.ts';
import { type Answer, failure, ok, unauthorized } from './answer.ts';
import { shape } from './endpoint.ts';
import { invalidFormBody, notAChoice } from './form-errors.ts';
import { recentMfaCookie } from './recent-mfa-cookie.ts';

const TYPES: readonly MfaMethod[] = ['totp', 'sms', 'backup', 'password', 'webauthn'];

/** Where a test has not chosen another one. */
const TOTP_CODE = '123456';

export const invalidTicket = failure(400, 60006, 'Invalid two-factor auth ticket');

/** `POST /mfa/finish`: a ticket and what proves the account's owner, for a pass. */
export const finishMfa = shape(
  { ticket: {}, mfa_type: { choices: TYPES }, data: {} },
  ({ world, account, object }, body): Answer => {
    if (!account) return unauthorized;
    const challenge = world.mfa.lookUp(body.ticket);
    if (challenge?.accountId !== account.id) return invalidTicket;
    const type = challenge.methods.find((method) => method === body.mfa_type);
    if (!type) {
      object(`${body.mfa_type} was not offered`);
      return invalidFormBody({ mfa_type: notAChoice(body.mfa_type, challenge.methods) });
    }
    if (!proves(type, body.data, account, challenge)) {
      const wrong = type === 'password' ? 'Password does not match.' : 'Invalid two-factor code';
      return failure(400, 60008, wrong);
    }
    const pass = world.mfa.issuePass(body.ticket, challenge);
    return { ...ok({ token: pass }), headers: { 'set-cookie': recentMfaCookie(pass) } };
  },
);

function proves(type: MfaMethod, data: string, account: Account, challenge: Challenge): boolean {
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
      // There is no security key here that could sign anything.
      return false;
  }
}

/** Whether it is a backup code that was not used yet; from now on it is. */
function spendBackupCode({ mfa }: Account, data: string): boolean {
  const unused = mfa?.backupCodes ?? [];
  const left = unused.filter((code) => bare(code) !== bare(data));
  if (!mfa || left.length === unused.length) return false;
  mfa.backupCodes = left;
  return true;
}

/** Backup codes are shown with a separator that need not be typed. */
function bare(backupCode: string): string {
  return backupCode.toLowerCase().replace(/[\s-]/g, '');
}
