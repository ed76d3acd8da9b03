import type { Account } from '../contract.ts';
import type { FieldError } from './form-errors.ts';

const MIN_LENGTH = 8;
const MAX_LENGTH = 72;

/** Checks a typed password. An account without one accepts any password of a valid length. */
export function checkPassword(account: Account, password: string): FieldError | null {
  const hasGoodLength = password.length >= MIN_LENGTH && password.length <= MAX_LENGTH;
  if (account.password !== null && (hasGoodLength || !account.checksPasswordLength)) {
    return account.password === password
      ? null
      : { code: 'PASSWORD_DOES_NOT_MATCH', message: 'Password does not match.' };
  }
  return hasGoodLength
    ? null
    : {
        code: 'BASE_TYPE_BAD_LENGTH',
        message: `Must be between ${MIN_LENGTH} and ${MAX_LENGTH} in length.`,
      };
}
