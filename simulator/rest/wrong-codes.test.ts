import { afterEach, expect, test, vi } from 'vitest';
import { setUp } from '../testing/api-requests.ts';
import { WRONG_CODES } from '../wrong-codes.ts';

const PHONE = '+12025550143';
const START = { phone: PHONE, change_phone_reason: 'user_settings_update' };

afterEach(() => void vi.useRealTimers());

test('wrong codes for a number are limited, so that a code cannot be guessed', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { addPhone, verify, code, state } = setUp();
  addPhone(START);
  const right = code();
  const wrong = right === '000000' ? '111111' : '000000';
  for (let guess = 0; guess < WRONG_CODES.after; guess += 1)
    expect(verify(PHONE, wrong).answer.body).toMatchObject({ code: 50037 });
  expect(verify(PHONE, right).answer).toMatchObject({
    status: 429,
    body: { retry_after: WRONG_CODES.retryAfterSeconds },
  });
  addPhone({ ...START, phone: '+12025550144' });
  expect(verify('+12025550144', code()).answer.status).toBe(200);
  vi.setSystemTime(Date.now() + WRONG_CODES.retryAfterSeconds * 1000);
  addPhone(START);
  expect(verify(PHONE, code()).answer.status).toBe(200);
  expect(state.phones.messages).toHaveLength(3);
});
