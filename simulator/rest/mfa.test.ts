import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AccountInit, MfaMethod } from '../contract.ts';
import { parseJson } from '../json.ts';
import { apiRequest, setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const PHONE = '+14155550123';
const REMOVE = { password: 'correct horse battery', change_phone_reason: 'user_settings_update' };
const HEADER = 'x-discord-mfa-authorization';
const NOT_A_REPETITION = `sends ${HEADER} without repeating a call that was answered 60003`;
const invalidTicket = { status: 400, body: { code: 60006, message: expect.any(String) } };
const wrongCode = { status: 400, body: { code: 60008, message: 'Invalid two-factor code' } };

/** Creates an account for which `removePhone` is challenged, with functions for the calls that follow. */
function setUpMfa(methods: MfaMethod[] = ['totp'], init: Partial<AccountInit> = {}) {
  const discord = setUp({
    phone: PHONE,
    mfa: { methods, backupCodes: ['abcd-1234', 'efgh-5678'] },
    mfaOn: ['removePhone'],
    ...init,
  });
  const { send, account, removePhone } = discord;
  const finish = (body: unknown, as = account) =>
    send(apiRequest('POST', '/mfa/finish', { account: as, body }));
  const sendSms = (ticket: string) =>
    send(apiRequest('POST', '/auth/mfa/sms/send', { body: { ticket } }));
  const challenge = () => String(at(removePhone(REMOVE).answer.body, 'mfa.ticket'));
  const pass = () => {
    const { answer } = finish({ ticket: challenge(), mfa_type: 'totp', data: '123456' });
    return String(at(answer.body, 'token'));
  };
  const repeat = (token: string, body: unknown = REMOVE) => removePhone(body, { [HEADER]: token });
  return { ...discord, finish, sendSms, challenge, pass, repeat };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a challenged call', () => {
  test('is answered with a ticket and the methods in order, and not carried out', () => {
    const { removePhone, account, state } = setUpMfa(['totp', 'sms', 'backup', 'password']);
    const { answer, record } = removePhone(REMOVE);
    expect(answer).toMatchObject({
      status: 401,
      body: {
        message: 'Two factor is required for this operation',
        code: 60003,
        mfa: {
          ticket: expect.stringMatching(/^[\w-]{40,}$/),
          methods: [
            { type: 'totp', backup_codes_allowed: true },
            { type: 'sms' },
            { type: 'backup' },
            { type: 'password' },
          ],
        },
      },
    });
    expect(answer.headers?.['set-cookie']).toMatch(/^__Secure-recent_mfa=;/);
    expect(record.objections).toEqual([]);
    expect(account.phone).toBe(PHONE);
    expect(state.phones.messages).toEqual([]);
  });

  test('offers a security key with its challenge', () => {
    const { answer } = setUpMfa(['webauthn']).removePhone(REMOVE);
    expect(at(answer.body, 'mfa.methods.0.type')).toBe('webauthn');
    const challenge = parseJson(String(at(answer.body, 'mfa.methods.0.challenge')));
    expect(at(challenge, 'publicKey.rpId')).toBe('discord.com');
  });

  test('offers the password to an account without a second factor', () => {
    const { answer } = setUpMfa([], { mfa: null }).removePhone(REMOVE);
    expect(at(answer.body, 'mfa.methods')).toEqual([{ type: 'password' }]);
  });

  test('is carried out immediately for an account with neither second factor nor password', () => {
    const { removePhone } = setUpMfa([], { mfa: null, password: null });
    expect(removePhone(REMOVE).answer.status).toBe(204);
  });

  test('belongs to one of the endpoints in mfaOn', () => {
    const { addPhone, account } = setUpMfa();
    const start = { phone: PHONE, change_phone_reason: 'user_settings_update' };
    expect(addPhone(start).answer.status).toBe(204);
    account.mfaOn = ['addPhone'];
    expect(addPhone(start).answer.body).toMatchObject({ code: 60003 });
  });

  test('is refused before the challenge when its body is invalid', () => {
    const { answer } = setUpMfa().removePhone({ ...REMOVE, password: 5 });
    expect(answer.body).toMatchObject({ code: 50035 });
  });
});

describe('finishMfa', () => {
  test('exchanges a correct code for a pass that is valid for five minutes', () => {
    const { finish, challenge } = setUpMfa();
    const { answer, record } = finish({ ticket: challenge(), mfa_type: 'totp', data: '123456' });
    expect(answer.status).toBe(200);
    expect(record).toMatchObject({ endpoint: 'finishMfa', objections: [] });
    expect(record.body).toEqual({ ticket: '[hidden]', mfa_type: 'totp', data: '[hidden]' });
    const token = String(at(answer.body, 'token'));
    expect(answer.headers?.['set-cookie']).toContain(`__Secure-recent_mfa=${token};`);
    const claims = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ iss: 'urn:discord-api', aud: 'urn:discord-mfa-reprompt' });
    expect(Number(at(claims, 'exp')) - Number(at(claims, 'iat'))).toBe(300);
  });

  test('accepts 123456 by default, even for MFA that was set up later', () => {
    const { finish, challenge, account } = setUpMfa([], { mfa: null });
    account.mfa = { methods: ['totp'] };
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(finish(body).answer.status).toBe(200);
  });

  test('accepts the code that a test chose', () => {
    const { finish, challenge } = setUpMfa([], { mfa: { methods: ['totp'], totpCode: '654321' } });
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'totp', data: '123456' }).answer).toEqual(wrongCode);
    expect(finish({ ticket, mfa_type: 'totp', data: '654321' }).answer.status).toBe(200);
  });

  test('refuses a wrong code and keeps the ticket valid', () => {
    const { finish, challenge } = setUpMfa();
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'totp', data: '000000' }).answer).toEqual(wrongCode);
    expect(finish({ ticket, mfa_type: 'totp', data: '123456' }).answer.status).toBe(200);
  });

  test('refuses a wrong password with its own message', () => {
    const { finish, challenge } = setUpMfa(['password']);
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'password', data: 'not it' }).answer).toEqual({
      status: 400,
      body: { code: 60008, message: 'Password does not match.' },
    });
    const right = { ticket, mfa_type: 'password', data: REMOVE.password };
    expect(finish(right).answer.status).toBe(200);
  });

  test.each(['totp', 'backup'] as const)(
    'accepts each backup code only once, as %s',
    (mfa_type) => {
      const { finish, challenge, account } = setUpMfa([mfa_type]);
      const use = (data: string) => finish({ ticket: challenge(), mfa_type, data }).answer;
      expect(use('ABCD1234').status).toBe(200);
      expect(use('abcd-1234')).toEqual(wrongCode);
      expect(account.mfa?.backupCodes).toEqual(['efgh-5678']);
      expect(use('efgh-5678').status).toBe(200);
    },
  );

  test('never accepts a security key', () => {
    const { finish, challenge } = setUpMfa(['webauthn']);
    const { answer } = finish({ ticket: challenge(), mfa_type: 'webauthn', data: '{}' });
    expect(answer).toEqual(wrongCode);
  });

  test('refuses a used ticket', () => {
    const { finish, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    finish(body);
    expect(finish(body).answer).toEqual(invalidTicket);
  });

  test('refuses an unknown ticket', () => {
    const body = { ticket: 'unknown', mfa_type: 'totp', data: '123456' };
    expect(setUpMfa().finish(body).answer).toEqual(invalidTicket);
  });

  test('refuses an expired ticket', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { finish, challenge } = setUpMfa();
    const ticket = challenge();
    vi.setSystemTime(Date.now() + 3_600_000);
    const body = { ticket, mfa_type: 'totp', data: '123456' };
    expect(finish(body).answer).toEqual(invalidTicket);
  });

  test("refuses another account's ticket", () => {
    const { finish, challenge, state } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(finish(body, state.accounts.create()).answer).toEqual(invalidTicket);
  });

  test.each([
    ['ticket', { mfa_type: 'totp', data: '123456' }],
    ['mfa_type', { ticket: 'x', mfa_type: 'fax', data: '123456' }],
    ['data', { ticket: 'x', mfa_type: 'totp' }],
  ])('names %s when it is missing or wrong', (field, body) => {
    const { answer } = setUpMfa().finish(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(at(answer.body, `errors.${field}._errors.0.code`)).toBeTruthy();
  });

  test('refuses a method that was not offered and objects to it', () => {
    const { finish, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'password', data: REMOVE.password };
    const { answer, record } = finish(body);
    expect(at(answer.body, 'errors.mfa_type._errors.0.code')).toBe('BASE_TYPE_CHOICES');
    expect(record.objections).toEqual(['password was not offered']);
  });

  test('answers 401 without authorization', () => {
    const { send, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(send(apiRequest('POST', '/mfa/finish', { body })).answer.status).toBe(401);
  });
});

describe('sendMfaSms', () => {
  test("sends one SMS with a code to the account's phone", () => {
    const { sendSms, finish, challenge, state, code } = setUpMfa(['sms']);
    const ticket = challenge();
    const { answer, record } = sendSms(ticket);
    expect(answer).toEqual({ status: 200, body: { phone: '+*******0123' } });
    expect(record).toMatchObject({
      endpoint: 'sendMfaSms',
      objections: [],
      body: { ticket: '[hidden]' },
    });
    expect(state.phones.messages).toMatchObject([{ kind: 'mfa', phone: PHONE }]);
    expect(state.phones.messages[0]?.text).toBe(`Your Discord security code is: ${code()}`);
    expect(finish({ ticket, mfa_type: 'sms', data: code() }).answer.status).toBe(200);
  });

  test('makes only the latest code valid, and none before the first SMS', () => {
    const { sendSms, finish, challenge, state } = setUpMfa(['sms']);
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'sms', data: '123456' }).answer).toEqual(wrongCode);
    sendSms(ticket);
    sendSms(ticket);
    const [older, newer] = state.phones.messages.map(({ code }) => code);
    const withCode = (data = '') => finish({ ticket, mfa_type: 'sms', data }).answer.status;
    expect([withCode(older), withCode(newer)]).toEqual([older === newer ? 200 : 400, 200]);
  });

  test('sends a code that does not verify a phone number', () => {
    const { sendSms, challenge, verify, code } = setUpMfa(['sms']);
    sendSms(challenge());
    expect(verify(PHONE, code()).answer.body).toMatchObject({ code: 50037 });
  });

  test('sends nothing for an unknown ticket', () => {
    const { sendSms, state } = setUpMfa(['sms']);
    expect(sendSms('unknown').answer).toEqual(invalidTicket);
    expect(state.phones.messages).toEqual([]);
  });

  test('refuses an SMS that was not offered and objects to it', () => {
    const { sendSms, challenge, state } = setUpMfa(['totp']);
    const { answer, record } = sendSms(challenge());
    expect(answer).toMatchObject({ status: 400, body: { code: 60010 } });
    expect(record.objections).toEqual(['asks for an SMS, which was not offered']);
    expect(state.phones.messages).toEqual([]);
  });

  test('refuses an account that has lost its phone', () => {
    const { sendSms, challenge, account } = setUpMfa(['sms']);
    const ticket = challenge();
    account.phone = null;
    expect(sendSms(ticket).answer.body).toMatchObject({ code: 60010 });
  });
});

describe('the repetition of a challenged call', () => {
  test('is carried out', () => {
    const { pass, repeat, account } = setUpMfa();
    const { answer, record } = repeat(pass());
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(record.headerNames).toContain(HEADER);
    expect(record.headers).not.toHaveProperty(HEADER);
    expect(account.phone).toBeNull();
  });

  test('may be made again with the same pass, which is good for five minutes', () => {
    const { pass, repeat, account } = setUpMfa();
    const token = pass();
    repeat(token);
    account.phone = PHONE;
    const { answer, record } = repeat(token);
    expect(answer.status).toBe(204);
    // Nothing was challenged, so nobody expects the header.
    expect(record.objections).toEqual([NOT_A_REPETITION]);
  });

  test('is challenged again when its pass has expired', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { pass, repeat } = setUpMfa();
    const token = pass();
    vi.setSystemTime(Date.now() + 301_000);
    const { answer, record } = repeat(token);
    expect(answer.body).toMatchObject({ code: 60003 });
    expect(record.objections).toEqual([]);
  });

  test("is challenged again, with an objection, when it has another account's pass", () => {
    const { pass, send, state } = setUpMfa();
    const other = state.accounts.create({ mfa: { methods: ['totp'] }, mfaOn: ['removePhone'] });
    const headers = { [HEADER]: pass() };
    const request = apiRequest('DELETE', '/users/@me/phone', {
      account: other,
      body: REMOVE,
      headers,
    });
    const { answer, record } = send(request);
    expect(answer.body).toMatchObject({ code: 60003 });
    expect(record.objections).toEqual([NOT_A_REPETITION]);
  });

  test('is carried out, with an objection, when its body differs', () => {
    const { pass, repeat, account } = setUpMfa();
    const { answer, record } = repeat(pass(), { ...REMOVE, change_phone_reason: 'contact_sync' });
    expect(answer.status).toBe(204);
    expect(record.objections).toEqual([NOT_A_REPETITION]);
    expect(account.phone).toBeNull();
  });

  test('is the only call on which the MFA header is accepted', () => {
    const { send, account } = setUp();
    const headers = { [HEADER]: 'x' };
    const { answer, record } = send(apiRequest('GET', '/users/@me', { account, headers }));
    expect(answer.status).toBe(200);
    expect(record.objections).toEqual([NOT_A_REPETITION]);
  });

  test('keeps its pass when the password is wrong', () => {
    const { removePhone, finish, repeat } = setUpMfa();
    const body = { ...REMOVE, password: 'not the password' };
    const ticket = at(removePhone(body).answer.body, 'mfa.ticket');
    const finished = finish({ ticket, mfa_type: 'totp', data: '123456' });
    const token = String(at(finished.answer.body, 'token'));
    expect(at(repeat(token, body).answer.body, 'errors.password')).toBeTruthy();
    expect(repeat(token).answer.status).toBe(204);
  });
});

test('removing the number is challenged by default for an account with second factors, and only for it', () => {
  const withMfa = setUp({ phone: PHONE, mfa: { methods: ['totp'] } });
  expect(withMfa.removePhone(REMOVE).answer.body).toMatchObject({ code: 60003 });
  expect(setUp({ phone: PHONE }).removePhone(REMOVE).answer.status).toBe(204);
});

test('copies the init of an account, so that requests do not change it', () => {
  const mfa = { methods: ['backup' as const], backupCodes: ['abcd-1234'] };
  const { finish, challenge } = setUpMfa([], { mfa });
  finish({ ticket: challenge(), mfa_type: 'backup', data: 'abcd-1234' });
  expect(mfa.backupCodes).toEqual(['abcd-1234']);
});
