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

describe('resendCode', () => {
  test('sends another code and invalidates the old one', () => {
    const { resend, verify, state } = setUpStarted();
    const { answer, record } = resend(PHONE);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'resendCode', authorized: 'none', objections: [] });
    const [older, newer] = state.phones.messages;
    expect(newer?.code).not.toBe(older?.code);
    expect(verify(PHONE, older?.code ?? '').answer.body).toMatchObject({ code: 50037 });
    expect(verify(PHONE, newer?.code ?? '').answer.status).toBe(200);
  });

  test('keeps the account and reason of the first call', () => {
    const { resend, addPhone, account, phoneToken } = setUpStarted();
    resend(PHONE);
    const finish = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    expect(addPhone(finish).answer.status).toBe(204);
    expect(account.phone).toBe(PHONE);
  });

  test('sends nothing to a phone without a pending request', () => {
    const { resend, state } = setUpStarted();
    expect(resend('+12025550144').answer).toEqual(nothingToSend);
    expect(state.phones.messages).toHaveLength(1);
  });

  test('sends nothing after the code was used', () => {
    const { resend, verify, code } = setUpStarted();
    verify(PHONE, code());
    expect(resend(PHONE).answer).toEqual(nothingToSend);
  });

  test('sends nothing after the code has expired', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { resend } = setUpStarted();
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(resend(PHONE).answer).toEqual(nothingToSend);
  });

  test('refuses an invalid phone number', () => {
    expect(setUp().resend('12025550143').answer.body).toMatchObject({ code: 50022 });
  });

  test('answers requests with authorization but objects to them', () => {
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

describe('registerPhone', () => {
  const register = (phone: string) => {
    const discord = setUp();
    const request = apiRequest('POST', '/auth/register/phone', { body: { phone } });
    return { ...discord, ...discord.send(request) };
  };

  test('sends a code without an account, which can be resent and verified', () => {
    const { answer, record, state, resend, phoneToken } = register(PHONE);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'registerPhone', objections: [] });
    expect(resend(PHONE).answer.status).toBe(204);
    expect(state.phones.messages).toHaveLength(2);
    expect(phoneToken(PHONE)).toMatch(/^[\w-]{40,}$/);
    expect(state.accounts.all()).toHaveLength(1);
  });

  test('issues a phone token that is not valid for an account', () => {
    const { addPhone, account, phoneToken } = register(PHONE);
    const finish = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    const { answer } = addPhone(finish);
    expect(at(answer.body, 'errors.phone_token._errors.0.code')).toBe('INVALID_PHONE_TOKEN');
    expect(account.phone).toBeNull();
  });

  test('refuses an invalid phone number', () => {
    const { answer, state } = register('+0');
    expect(answer.body).toMatchObject({ code: 50022 });
    expect(state.phones.messages).toEqual([]);
  });
});
