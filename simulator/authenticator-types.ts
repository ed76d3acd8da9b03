import type { Account } from './contract.ts';

const MFA_SMS = 1 << 4;

/** Which kinds of second factor an account has: 1 WEBAUTHN, 2 TOTP, 3 SMS. */
export function authenticatorTypes(account: Account): number[] {
  const methods = account.mfa?.methods ?? [];
  const types: number[] = [];
  if (methods.includes('webauthn')) types.push(1);
  if (methods.includes('totp')) types.push(2);
  if (methods.includes('sms') || hasSmsFlag(account)) types.push(3);
  return types;
}

/** SMS as a second factor ends with the number it is sent to. */
export function dropSms(account: Account): void {
  if (hasSmsFlag(account)) account.flags -= MFA_SMS;
  if (account.mfa) account.mfa.methods = account.mfa.methods.filter((method) => method !== 'sms');
}

// By division, because flags go beyond the 32 bits that `&` looks at.
function hasSmsFlag({ flags }: Account): boolean {
  return Math.floor(flags / MFA_SMS) % 2 === 1;
}
