import { describe, expect, test } from 'vitest';
import { setUp } from '../testing/api-requests.ts';

const PHONE = '+12025550143';
const START = { phone: PHONE, change_phone_reason: 'user_settings_update' };

function setUpInUse() {
  const discord = setUp();
  const other = discord.state.accounts.create({ phone: PHONE });
  const finish = () =>
    discord.addPhone({
      phone_token: discord.phoneToken(PHONE),
      password: discord.account.password,
      change_phone_reason: START.change_phone_reason,
    });
  return { ...discord, other, finish };
}

describe('a number on another account', () => {
  test('moves by default', () => {
    const { addPhone, finish, other, account } = setUpInUse();
    expect(addPhone(START).answer.status).toBe(204);
    expect(finish().answer.status).toBe(204);
    expect([account.phone, other.phone]).toEqual([PHONE, null]);
  });

  test.each([70008, 70011] as const)('is refused with %i at the first call by choice', (code) => {
    const { addPhone, state, other } = setUpInUse();
    state.numbers.set({ answer: code });
    expect(addPhone(START).answer).toMatchObject({ status: 400, body: { code } });
    expect(state.phones.messages).toEqual([]);
    expect(other.phone).toBe(PHONE);
  });

  test.each([70008, 70011] as const)('is refused with %i at the second call by choice', (code) => {
    const { addPhone, finish, state, account, other } = setUpInUse();
    state.numbers.set({ answer: code, at: 'finish' });
    expect(addPhone(START).answer.status).toBe(204);
    expect(finish().answer).toMatchObject({ status: 400, body: { code } });
    expect([account.phone, other.phone]).toEqual([null, PHONE]);
  });
});
