import type { Account } from '../contract.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { type Answer, failure } from './answer.ts';

const MESSAGES = {
  70008: 'An existing account is already using this phone number.',
  70011:
    'This phone number cannot be associated with this account. See https://dis.gd/phone-errors',
} as const;

/** Refuses a number that is on another account, if the test has chosen so; null lets it through. */
export function refuseNumberInUse(
  state: SimulatorState,
  account: Account,
  phone: string,
  call: 'start' | 'finish',
): Answer | null {
  const code = state.numbers.refusalAt(call);
  const isInUse = state.accounts.all().some((other) => other !== account && other.phone === phone);
  return code === null || !isInUse ? null : failure(400, code, MESSAGES[code]);
}
