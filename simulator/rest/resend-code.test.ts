import { afterEach, describe, expect, test, vi } from 'vitest';
import { apiRequest, setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const PHONE = '+12025550143';
const reason = { change_phone_reason: 'user_settings_update' };
const nothingToSend = { status: 400, body: { code: 70003, message: expect.any(String) } };

function setUpStarted() {
  const discord = setUp();
  discord.addPhone({ phone: PHONE, ...reason });
  return discord;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('resend', () => {
  test('sends another code, and the old one is void', () => {
    const { resend, verify, world } = setUpStarted();
    const { answer, record } = resend(PHONE);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'resendCode', authorized: 'none', objections: [] });
    const [older, newer] = world.phones.messages;
    expect(newer?.code).not.toBe(older?.code);
    expect(verify(PHONE, older?.code ?? '').answer.body).toMatchObject({ code: 50037 });
    expect(verify(PHONE, newer?.code ?? '').answer.status).toBe(200);
  });

  test('is for the same account and reason as the start', () => {
    const { resend, addPhone, account, phoneToken } = setUpStarted();
    resend(PHONE);
    const finish = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    expect(addPhone(finish).answer.status).toBe(204);
    expect(account.phone).toBe(PHONE);
  });

  test('a phone that nobody has asked a code for gets none', () => {
    const { resend, world } = setUpStarted();
    expect(resend('+12025550144').answer).toEqual(nothingToSend);
    expect(world.phones.messages).toHaveLength(1);
  });

  test('nothing is under way once the code has been used', () => {
    const { resend, verify, code } = setUpStarted();
    verify(PHONE, code());
    expect(resend(PHONE).answer).toEqual(nothingToSend);
  });

  test('nothing is under way once the code is too old', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { resend } = setUpStarted();
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(resend(PHONE).answer).toEqual(nothingToSend);
  });

  test('what is no phone number is refused', () => {
    expect(setUp().resend('12025550143').answer.body).toMatchObject({ code: 50022 });
  });

  test('authorization is answered, but disliked', () => {
    const { send, account } = setUpStarted();
    const request = apiRequest('POST', '/phone-verifications/resend', {
      account,
      body: { phone: PHONE },
    });
    const { answer, record } = send(request);
    expect(answer.status).toBe(204);
    expect(record.objections).toEqual(['sends authorization to an endpoint that needs none']);
  });
});

describe('registering', () => {
  const register = (phone: string) => {
    const discord = setUp();
    const request = apiRequest('POST', '/auth/register/phone', { body: { phone } });
    return { ...discord, ...discord.send(request) };
  };

  test('sends a code to somebody without an account, who can have it resent and verified', () => {
    const { answer, record, world, resend, phoneToken } = register(PHONE);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'registerPhone', objections: [] });
    expect(resend(PHONE).answer.status).toBe(204);
    expect(world.phones.messages).toHaveLength(2);
    expect(phoneToken(PHONE)).toMatch(/^[\w-]{40,}$/);
    expect(world.accounts.all()).toHaveLength(1);
  });

  test('its phone token is of no use to an account', () => {
    const { addPhone, account, phoneToken } = register(PHONE);
    const finish = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    const { answer } = addPhone(finish);
    expect(at(answer.body, 'errors.phone_token._errors.0.code')).toBe('INVALID_PHONE_TOKEN');
    expect(account.phone).toBeNull();
  });

  test('what is no phone number is refused', () => {
    const { answer, world } = register('+0');
    expect(answer.body).toMatchObject({ code: 50022 });
    expect(world.phones.messages).toEqual([]);
  });
});
