import { describe, expect, test } from 'vitest';
import { apiRequest, setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const START = { phone: '+12025550143', change_phone_reason: 'user_settings_update' };

describe('routing', () => {
  test('answers an unknown path with 404', () => {
    const { answer, record } = setUp().send(apiRequest('GET', '/users/@me/phone-number'));
    expect(answer).toEqual({ status: 404, body: { message: '404: Not Found', code: 0 } });
    expect(record).toMatchObject({
      endpoint: null,
      objections: ['there is no /users/@me/phone-number'],
    });
  });

  test('answers a wrong method with 405', () => {
    const { answer } = setUp().send(apiRequest('GET', '/users/@me/phone'));
    expect(answer).toEqual({ status: 405, body: { message: '405: Method Not Allowed', code: 0 } });
  });

  test.each(['/api/users/@me', '/api/v8/users/@me', '/api/v10/users/@me'])(
    'refuses %s, because it supports only version 9',
    (path) => {
      const { send, account } = setUp();
      const { answer, record } = send({ ...apiRequest('GET', '', { account }), path });
      expect(answer.status).toBe(400);
      expect(record.objections).toEqual(['does not use version 9 of the API']);
    },
  );

  test('records a query, and objects to it from an extension', () => {
    const { send, account } = setUp();
    const { answer, record } = send(apiRequest('GET', '/users/@me?x=1', { account }));
    expect(answer.status).toBe(200);
    expect(record).toMatchObject({ path: '/api/v9/users/@me?x=1', objections: ['sends a query'] });
  });
});

describe('judging callers', () => {
  test('answers 401 without authorization', () => {
    const { answer, record } = setUp().send(apiRequest('GET', '/users/@me'));
    expect(answer).toEqual({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect(record).toMatchObject({ authorized: 'none', objections: ['authorization is missing'] });
  });

  test('answers 401, but does not object, after an authorization was replaced', () => {
    const { send, account, state } = setUp();
    const request = apiRequest('GET', '/users/@me', { account });
    state.accounts.rotateAuthorization(account.id);
    const { answer, record } = send(request);
    expect(answer.status).toBe(401);
    expect(record).toMatchObject({ authorized: 'invalid', accountId: null, objections: [] });
    expect(send(apiRequest('GET', '/users/@me', { account })).answer.status).toBe(200);
  });

  test.each(['Bearer ', 'Bot '])('refuses the prefix "%s" and objects to it', (prefix) => {
    const { send, account } = setUp();
    const headers = { authorization: prefix + account.authorization };
    const { answer, record } = send(apiRequest('GET', '/users/@me', { headers }));
    expect(answer.status).toBe(401);
    expect(record.objections).toEqual(['authorization has a prefix']);
  });

  test('objects to needless authorization from an extension, but not from the page', () => {
    const { send, account } = setUp();
    const body = { phone: START.phone, code: '000000' };
    const path = '/phone-verifications/verify';
    const fromExtension = send(apiRequest('POST', path, { account, body }));
    expect(fromExtension.answer.body).toMatchObject({ code: 50037 });
    expect(fromExtension.record.objections).toHaveLength(1);
    const headers = { origin: 'https://discord.com', 'x-super-properties': 'e30=' };
    const fromPage = send(apiRequest('POST', path, { account, body, headers }));
    expect(fromPage.record).toMatchObject({ source: 'page', objections: [] });
  });

  test('accepts authorization on an endpoint that needs none once it has answered 401', () => {
    const { send, account, state } = setUp();
    const body = { phone: START.phone, code: '000000' };
    state.wantsAuthorization.add('verifyPhone');
    const { record } = send(apiRequest('POST', '/phone-verifications/verify', { account, body }));
    expect(record.objections).toEqual([]);
  });

  test.each([
    ['page', { origin: 'https://discord.com' }],
    ['page', { 'sec-fetch-site': 'same-origin', referer: 'https://discord.com/channels/@me' }],
    ['extension', {}],
    ['extension', { 'sec-fetch-site': 'same-origin' }],
    ['extension', { 'sec-fetch-site': 'none' }],
    ['extension', { origin: 'moz-extension://1', 'sec-fetch-site': 'same-origin' }],
    ['extension', { origin: 'chrome-extension://1' }],
  ] as const)('recognizes the %s by the headers %j', (source, headers) => {
    expect(setUp().send(apiRequest('GET', '/users/@me', { headers })).record.source).toBe(source);
  });

  test("objects to a page request without the client's description of itself", () => {
    const { send, account } = setUp();
    const headers = { origin: 'https://discord.com' };
    const { record } = send(apiRequest('GET', '/users/@me', { account, headers }));
    expect(record.objections).toEqual(["is not made by the page's own client"]);
  });

  test('objects to an extension that calls an endpoint only the page uses', () => {
    const { record } = setUp().send(apiRequest('POST', '/science', { body: {} }));
    expect(record.objections).toEqual(['calls what only the page has a reason to call']);
  });
});

describe('judging the headers of an extension', () => {
  test('accepts the three that it needs and those that browsers add', () => {
    const { send, account } = setUp();
    const headers = {
      'x-discord-locale': 'de',
      'accept-language': 'de',
      'sec-fetch-mode': 'cors',
      'user-agent': 'Mozilla/5.0',
      origin: 'chrome-extension://1',
    };
    const request = apiRequest('POST', '/users/@me/phone', { account, headers, body: START });
    expect(send(request).record.objections).toEqual([]);
  });

  test.each([
    ['x-super-properties', 'sends the header x-super-properties'],
    ['x-fingerprint', 'sends the header x-fingerprint'],
    ['cookie', 'sends cookies'],
  ])('objects to %s', (name, objection) => {
    const { send, account } = setUp();
    const { record } = send(apiRequest('GET', '/users/@me', { account, headers: { [name]: 'x' } }));
    expect(record.objections).toEqual([objection]);
  });

  test('objects to a GET with a content-type', () => {
    const { send, account } = setUp();
    const headers = { 'content-type': 'application/json' };
    const { record } = send(apiRequest('GET', '/users/@me', { account, headers }));
    expect(record.objections).toEqual(['a GET with a body or a content-type']);
  });
});

describe('judging bodies', () => {
  const post = (options: Parameters<typeof apiRequest>[2]) => {
    const { send, account, state } = setUp();
    const request = apiRequest('POST', '/users/@me/phone', { account, ...options });
    const { record, answer } = send(request);
    expect(state.phones.messages).toEqual([]);
    return { answer, objections: record.objections };
  };

  test('refuses a body that is not JSON', () => {
    const { answer, objections } = post({ text: '{"phone":' });
    expect(answer).toMatchObject({ status: 400, body: { code: 50109 } });
    expect(objections).toEqual(['the body is not JSON']);
  });

  test('refuses a missing body', () => {
    expect(post({}).answer).toMatchObject({ status: 400, body: { code: 50109 } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'refuses the content-type %s',
    (contentType) => {
      const { answer, objections } = post({
        body: START,
        headers: { 'content-type': contentType },
      });
      expect(at(answer.body, 'errors._errors.0.code')).toBe('CONTENT_TYPE_INVALID');
      expect(objections).toEqual(['the content-type is not application/json']);
    },
  );

  test.each([[[START]], ['text'], [null]])('refuses %j, which is not an object', (body) => {
    expect(at(post({ body }).answer.body, 'errors._errors.0.code')).toBe('DICT_TYPE_CONVERT');
  });

  test('names a missing field', () => {
    const { answer, objections } = post({ body: { phone: START.phone } });
    expect(at(answer.body, 'errors.change_phone_reason._errors.0')).toEqual({
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    });
    expect(objections).toEqual(['change_phone_reason is missing']);
  });

  test('names a field of the wrong type', () => {
    const { answer, objections } = post({ body: { ...START, phone: 12025550143 } });
    expect(at(answer.body, 'errors.phone._errors.0.code')).toBe('STRING_TYPE_CONVERT');
    expect(objections).toEqual(['phone has a wrong value']);
  });

  test('refuses a reason that is not one of the five', () => {
    const { answer } = post({ body: { ...START, change_phone_reason: 'because' } });
    expect(at(answer.body, 'errors.change_phone_reason._errors.0.code')).toBe('BASE_TYPE_CHOICES');
  });

  test('refuses an unknown field', () => {
    expect(post({ body: { ...START, captcha_key: 'x' } }).objections).toEqual([
      'captcha_key is not a known field',
    ]);
  });

  test('refuses a field of the other body', () => {
    expect(post({ body: { ...START, password: 'secret password' } }).objections).toEqual([
      'password mixes two bodies',
    ]);
  });
});

test('keeps secrets out of the record', () => {
  const { send, account } = setUp();
  const body = {
    phone_token: 'secret 1',
    password: 'secret 2',
    change_phone_reason: 'contact_sync',
  };
  const { record } = send(apiRequest('POST', '/users/@me/phone', { account, body }));
  expect(record.body).toEqual({
    phone_token: '[hidden]',
    password: '[hidden]',
    change_phone_reason: 'contact_sync',
  });
  expect(record.bodyFields).toEqual(['phone_token', 'password', 'change_phone_reason']);
  expect(record.headerNames).toContain('authorization');
  expect(JSON.stringify(record)).not.toContain('secret');
  expect(JSON.stringify(record)).not.toContain(account.authorization);
});

describe('judging an account with a required action', () => {
  test.each([
    ['REQUIRE_VERIFIED_PHONE', 403],
    ['REQUIRE_REVERIFIED_EMAIL', 403],
    ['AGREEMENTS', 200],
  ])('considers %s and answers an ordinary request with %i', (requiredAction, status) => {
    const { send, account } = setUp();
    account.requiredAction = requiredAction;
    expect(send(apiRequest('GET', '/experiments', { account })).answer.status).toBe(status);
    expect(send(apiRequest('GET', '/users/@me', { account })).answer.status).toBe(200);
    expect(send(apiRequest('POST', '/science', { account, body: {} })).answer.status).toBe(204);
  });
});
