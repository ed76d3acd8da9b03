import type { Account } from './contract.ts';

const MFA_SMS = 1 << 4;

/** The types of an account's second factors: 1 WEBAUTHN, 2 TOTP, 3 SMS. */
export function authenticatorTypesOf(account: Account): number[] {
  const methods = account.mfa?.methods ?? [];
  const types: number[] = [];
  if (methods.includes('webauthn')) types.push(1);
  if (methods.includes('totp')) types.push(2);
  if (methods.includes('sms') || hasSmsFlag(account)) types.push(3);
  return types;
}

/** Removes SMS as a second factor, because the account loses its number. */
export function dropSms(account: Account): void {
  if (hasSmsFlag(account)) account.flags -= MFA_SMS;
  if (account.mfa) account.mfa.methods = account.mfa.methods.filter((method) => method !== 'sms');
}

// By division, because flags exceed the 32 bits that `&` can handle.
function hasSmsFlag({ flags }: Account): boolean {
  return Math.floor(flags / MFA_SMS) % 2 === 1;
}
