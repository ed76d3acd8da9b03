import { describe, expect, test } from 'vitest';
import { apiRequest, setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';
import { captchaRequired } from './captcha-required.ts';
import { executeRequest } from './execute-request.ts';
import { judge } from './judge.ts';

const PHONE = '+1 2425550123';
const REASON = { change_phone_reason: 'guild_phone_required' };
const PATH = '/users/@me/phone';
/** What the page's own client sends. */
const CLIENT = { origin: 'https://discord.com', 'x-super-properties': 'e30=' };

describe("a number with a space, as the client's list of countries has it", () => {
  test('is accepted from the page in every call', () => {
    const { send, account, state, code } = setUp();
    const call = (path: string, body: unknown) =>
      send(apiRequest('POST', path, { account, body, headers: CLIENT }));
    const started = call(PATH, { phone: PHONE, ...REASON });
    expect(started.answer.status).toBe(204);
    expect(started.record.body).toEqual({ phone: PHONE, ...REASON });
    expect(state.phones.messages[0]?.phone).toBe('+12425550123');
    const verified = call('/phone-verifications/verify', { phone: PHONE, code: code() });
    const phone_token = at(verified.answer.body, 'token');
    const finished = call(PATH, { phone_token, password: account.password, ...REASON });
    expect(finished.answer.status).toBe(204);
    expect(account.phone).toBe('+12425550123');
    expect([started, verified, finished].flatMap(({ record }) => record.objections)).toEqual([]);
  });

  test('is refused from an extension', () => {
    const { addPhone } = setUp();
    expect(addPhone({ phone: PHONE, ...REASON }).answer.body).toMatchObject({ code: 50022 });
  });

  test('is refused from the page when it has two country codes', () => {
    const { send, account } = setUp();
    const body = { phone: '+1+12425550123', ...REASON };
    const { answer } = send(apiRequest('POST', PATH, { account, body, headers: CLIENT }));
    expect(answer.body).toMatchObject({ code: 50022 });
  });
});

test('lets the page send a fingerprint and needless authorization', () => {
  const { send, account } = setUp();
  const body = { phone: PHONE, code: '000000' };
  const headers = { ...CLIENT, 'x-fingerprint': '1.a' };
  const { record } = send(
    apiRequest('POST', '/phone-verifications/verify', { account, body, headers }),
  );
  expect(record.objections).toEqual([]);
});

test('gives a fingerprint only to clients that are not signed in', () => {
  const { send, account } = setUp();
  const getExperiments = (as?: typeof account) =>
    send(apiRequest('GET', '/experiments', { ...(as ? { account: as } : {}), headers: CLIENT }));
  expect(getExperiments().answer.body).toHaveProperty('fingerprint');
  expect(getExperiments(account).answer.body).not.toHaveProperty('fingerprint');
});

describe('the solution of a captcha', () => {
  const body = { phone: PHONE, ...REASON };

  async function challenged() {
    const { state, account } = setUp();
    state.overrides.queue('addPhone', captchaRequired(), 1);
    const call = async (headers: Record<string, string>, changed: unknown = body) => {
      const request = apiRequest('POST', PATH, { account, body: changed, headers });
      const judgement = judge(state, request);
      const answer = await executeRequest(state, judgement);
      if (typeof answer !== 'object') throw new Error('The connection was cut.');
      return { answer, objections: judgement.record.objections };
    };
    const { answer, objections } = await call(CLIENT);
    expect([answer.status, objections]).toEqual([400, []]);
    const solved = {
      ...CLIENT,
      'x-captcha-key': 'solution',
      'x-captcha-rqtoken': String(at(answer.body, 'captcha_rqtoken')),
      'x-captcha-session-id': String(at(answer.body, 'captcha_session_id')),
    };
    return { state, call, solved };
  }

  test('is accepted with the repetition of the call', async () => {
    const { state, call, solved } = await challenged();
    const { answer, objections } = await call(solved);
    expect([answer.status, objections]).toEqual([204, []]);
    expect(state.phones.messages).toHaveLength(1);
  });

  test('is accepted only once', async () => {
    const { call, solved } = await challenged();
    await call(solved);
    expect((await call(solved)).objections).toHaveLength(1);
  });

  test('is objected to on another call or for another captcha', async () => {
    const { call, solved } = await challenged();
    const other = { ...body, phone: '+12025550143' };
    expect((await call(solved, other)).objections).toEqual([
      'sends x-captcha-key without repeating a call that was answered with a captcha',
    ]);
    const wrong = { ...solved, 'x-captcha-rqtoken': 'another' };
    expect((await call(wrong)).objections).toHaveLength(1);
    const { 'x-captcha-key': _, ...withoutKey } = solved;
    expect((await call(withoutKey)).objections).toEqual([
      'sends x-captcha-session-id, x-captcha-rqtoken without x-captcha-key',
    ]);
  });
});

test('objects to an MFA header from the page when no call was challenged', () => {
  const { send, account } = setUp();
  const headers = { ...CLIENT, 'x-discord-mfa-authorization': 'x' };
  const body = { phone: PHONE, ...REASON };
  const { record } = send(apiRequest('POST', PATH, { account, body, headers }));
  expect(record.objections).toHaveLength(1);
});
