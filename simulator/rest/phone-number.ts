import { failure } from './answer.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

export const invalidPhoneNumber = failure(400, 50022, 'Invalid phone number');

/** Whether Discord accepts it as a phone number. */
export function isPhoneNumber(phone: string): boolean {
  return E164.test(phone);
}
