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

/** An account whose removal of the number is challenged, and the calls that answer it. */
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
  test('is answered with a ticket and the methods in order, and nothing happens', () => {
    const { removePhone, account, world } = setUpMfa(['totp', 'sms', 'backup', 'password']);
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
    expect(world.phones.messages).toEqual([]);
  });

  test('offers a security key with a challenge for it', () => {
    const { answer } = setUpMfa(['webauthn']).removePhone(REMOVE);
    expect(at(answer.body, 'mfa.methods.0.type')).toBe('webauthn');
    const challenge = parseJson(String(at(answer.body, 'mfa.methods.0.challenge')));
    expect(at(challenge, 'publicKey.rpId')).toBe('discord.com');
  });

  test('offers the password to an account without a second factor', () => {
    const { answer } = setUpMfa([], { mfa: null }).removePhone(REMOVE);
    expect(at(answer.body, 'mfa.methods')).toEqual([{ type: 'password' }]);
  });

  test('an account without even a password is not challenged', () => {
    const { removePhone } = setUpMfa([], { mfa: null, password: null });
    expect(removePhone(REMOVE).answer.status).toBe(204);
  });

  test('only the endpoints that a test names are challenged', () => {
    const { addPhone, account } = setUpMfa();
    const start = { phone: PHONE, change_phone_reason: 'user_settings_update' };
    expect(addPhone(start).answer.status).toBe(204);
    account.mfaOn = ['addPhone'];
    expect(addPhone(start).answer.body).toMatchObject({ code: 60003 });
  });

  test('a body that is refused is refused before', () => {
    const { answer } = setUpMfa().removePhone({ password: REMOVE.password });
    expect(answer.body).toMatchObject({ code: 50035 });
  });
});

describe('finishing', () => {
  test('a right code is exchanged for a token of five minutes', () => {
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

  test('a code that a test has not chosen is 123456, also later on', () => {
    const { finish, challenge, account } = setUpMfa([], { mfa: null });
    account.mfa = { methods: ['totp'] };
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(finish(body).answer.status).toBe(200);
  });

  test('a test may choose the code', () => {
    const { finish, challenge } = setUpMfa([], { mfa: { methods: ['totp'], totpCode: '654321' } });
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'totp', data: '123456' }).answer).toEqual(wrongCode);
    expect(finish({ ticket, mfa_type: 'totp', data: '654321' }).answer.status).toBe(200);
  });

  test('a wrong code is refused, and the ticket stays good', () => {
    const { finish, challenge } = setUpMfa();
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'totp', data: '000000' }).answer).toEqual(wrongCode);
    expect(finish({ ticket, mfa_type: 'totp', data: '123456' }).answer.status).toBe(200);
  });

  test('a wrong password is refused in other words', () => {
    const { finish, challenge } = setUpMfa(['password']);
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'password', data: 'not it' }).answer).toEqual({
      status: 400,
      body: { code: 60008, message: 'Password does not match.' },
    });
    const right = { ticket, mfa_type: 'password', data: REMOVE.password };
    expect(finish(right).answer.status).toBe(200);
  });

  test.each(['totp', 'backup'] as const)('%s: a backup code works once', (mfa_type) => {
    const { finish, challenge, account } = setUpMfa([mfa_type]);
    const use = (data: string) => finish({ ticket: challenge(), mfa_type, data }).answer;
    expect(use('ABCD1234').status).toBe(200);
    expect(use('abcd-1234')).toEqual(wrongCode);
    expect(account.mfa?.backupCodes).toEqual(['efgh-5678']);
    expect(use('efgh-5678').status).toBe(200);
  });

  test('a security key that is not there never succeeds', () => {
    const { finish, challenge } = setUpMfa(['webauthn']);
    const { answer } = finish({ ticket: challenge(), mfa_type: 'webauthn', data: '{}' });
    expect(answer).toEqual(wrongCode);
  });

  test('a used ticket is void', () => {
    const { finish, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    finish(body);
    expect(finish(body).answer).toEqual(invalidTicket);
  });

  test('an unknown ticket is void', () => {
    const body = { ticket: 'unknown', mfa_type: 'totp', data: '123456' };
    expect(setUpMfa().finish(body).answer).toEqual(invalidTicket);
  });

  test('an old ticket is void', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { finish, challenge } = setUpMfa();
    const ticket = challenge();
    vi.setSystemTime(Date.now() + 3_600_000);
    const body = { ticket, mfa_type: 'totp', data: '123456' };
    expect(finish(body).answer).toEqual(invalidTicket);
  });

  test("another account's ticket is void", () => {
    const { finish, challenge, world } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(finish(body, world.accounts.create()).answer).toEqual(invalidTicket);
  });

  test.each([
    ['ticket', { mfa_type: 'totp', data: '123456' }],
    ['mfa_type', { ticket: 'x', mfa_type: 'fax', data: '123456' }],
    ['data', { ticket: 'x', mfa_type: 'totp' }],
  ])('%s is named when it is wrong', (field, body) => {
    const { answer } = setUpMfa().finish(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(at(answer.body, `errors.${field}._errors.0.code`)).toBeTruthy();
  });

  test('a method that was not offered is refused and disliked', () => {
    const { finish, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'password', data: REMOVE.password };
    const { answer, record } = finish(body);
    expect(at(answer.body, 'errors.mfa_type._errors.0.code')).toBe('BASE_TYPE_CHOICES');
    expect(record.objections).toEqual(['password was not offered']);
  });

  test('without authorization it is 401', () => {
    const { send, challenge } = setUpMfa();
    const body = { ticket: challenge(), mfa_type: 'totp', data: '123456' };
    expect(send(apiRequest('POST', '/mfa/finish', { body })).answer.status).toBe(401);
  });
});

describe('by SMS', () => {
  test('one SMS with a code goes to the phone of the account', () => {
    const { sendSms, finish, challenge, world, code } = setUpMfa(['sms']);
    const ticket = challenge();
    const { answer, record } = sendSms(ticket);
    expect(answer).toEqual({ status: 200, body: { phone: '+*******0123' } });
    expect(record).toMatchObject({
      endpoint: 'sendMfaSms',
      objections: [],
      body: { ticket: '[hidden]' },
    });
    expect(world.phones.messages).toMatchObject([{ kind: 'mfa', phone: PHONE }]);
    expect(world.phones.messages[0]?.text).toBe(`Your Discord security code is: ${code()}`);
    expect(finish({ ticket, mfa_type: 'sms', data: code() }).answer.status).toBe(200);
  });

  test('no code is right before one was sent, and none but the newest', () => {
    const { sendSms, finish, challenge, world } = setUpMfa(['sms']);
    const ticket = challenge();
    expect(finish({ ticket, mfa_type: 'sms', data: '123456' }).answer).toEqual(wrongCode);
    sendSms(ticket);
    sendSms(ticket);
    const [older, newer] = world.phones.messages.map(({ code }) => code);
    const withCode = (data = '') => finish({ ticket, mfa_type: 'sms', data }).answer.status;
    expect([withCode(older), withCode(newer)]).toEqual([older === newer ? 200 : 400, 200]);
  });

  test('its code verifies no phone number', () => {
    const { sendSms, challenge, verify, code } = setUpMfa(['sms']);
    sendSms(challenge());
    expect(verify(PHONE, code()).answer.body).toMatchObject({ code: 50037 });
  });

  test('a void ticket sends none', () => {
    const { sendSms, world } = setUpMfa(['sms']);
    expect(sendSms('unknown').answer).toEqual(invalidTicket);
    expect(world.phones.messages).toEqual([]);
  });

  test('an SMS that was not offered is refused and disliked', () => {
    const { sendSms, challenge, world } = setUpMfa(['totp']);
    const { answer, record } = sendSms(challenge());
    expect(answer).toMatchObject({ status: 400, body: { code: 60010 } });
    expect(record.objections).toEqual(['asks for an SMS, which was not offered']);
    expect(world.phones.messages).toEqual([]);
  });

  test('an account that has lost its phone gets none', () => {
    const { sendSms, challenge, account } = setUpMfa(['sms']);
    const ticket = challenge();
    account.phone = null;
    expect(sendSms(ticket).answer.body).toMatchObject({ code: 60010 });
  });
});

describe('the repetition', () => {
  test('is carried out', () => {
    const { pass, repeat, account } = setUpMfa();
    const { answer, record } = repeat(pass());
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(record.headerNames).toContain(HEADER);
    expect(record.headers).not.toHaveProperty(HEADER);
    expect(account.phone).toBeNull();
  });

  test('is carried out once: a used token is challenged again, and disliked', () => {
    const { pass, repeat, account } = setUpMfa();
    const token = pass();
    repeat(token);
    account.phone = PHONE;
    const { answer, record } = repeat(token);
    expect(answer.body).toMatchObject({ code: 60003 });
    expect(record.objections).toEqual([NOT_A_REPETITION]);
    expect(account.phone).toBe(PHONE);
  });

  test('a token that is too old is challenged again', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { pass, repeat } = setUpMfa();
    const token = pass();
    vi.setSystemTime(Date.now() + 301_000);
    const { answer, record } = repeat(token);
    expect(answer.body).toMatchObject({ code: 60003 });
    expect(record.objections).toEqual([]);
  });

  test("another account's token is challenged again", () => {
    const { pass, send, world } = setUpMfa();
    const other = world.accounts.create({ mfa: { methods: ['totp'] }, mfaOn: ['removePhone'] });
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

  test('another body is another call: challenged again, and disliked', () => {
    const { pass, repeat, account } = setUpMfa();
    const { answer, record } = repeat(pass(), { ...REMOVE, change_phone_reason: 'contact_sync' });
    expect(answer.body).toMatchObject({ code: 60003 });
    expect(record.objections).toEqual([NOT_A_REPETITION]);
    expect(account.phone).toBe(PHONE);
  });

  test('the header is disliked on a call that nobody has challenged', () => {
    const { send, account } = setUp();
    const headers = { [HEADER]: 'x' };
    const { answer, record } = send(apiRequest('GET', '/users/@me', { account, headers }));
    expect(answer.status).toBe(200);
    expect(record.objections).toEqual([NOT_A_REPETITION]);
  });

  test('a wrong password uses up the token', () => {
    const { removePhone, finish, repeat } = setUpMfa();
    const body = { ...REMOVE, password: 'not the password' };
    const ticket = at(removePhone(body).answer.body, 'mfa.ticket');
    const finished = finish({ ticket, mfa_type: 'totp', data: '123456' });
    const token = String(at(finished.answer.body, 'token'));
    expect(at(repeat(token, body).answer.body, 'errors.password')).toBeTruthy();
    expect(repeat(token, body).answer.body).toMatchObject({ code: 60003 });
  });
});

test('what an account is created with is copied, and only the copy changes', () => {
  const mfa = { methods: ['backup' as const], backupCodes: ['abcd-1234'] };
  const { finish, challenge } = setUpMfa([], { mfa });
  finish({ ticket: challenge(), mfa_type: 'backup', data: 'abcd-1234' });
  expect(mfa.backupCodes).toEqual(['abcd-1234']);
});
