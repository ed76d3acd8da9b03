import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../session/machine/connection.ts';
import type { Clearance } from '../session/machine/events.ts';
import { createHeldPassword, PASSWORD_HOLD_MS } from './held-password.ts';
import type { ApiCall, FlowEffect } from './machine/events.ts';
import { createEffectPerformer } from './perform-effect.ts';

const session: Session = {
  authorization: 'the-authorization',
  userId: '100000000000000001',
  origin: 'https://ptb.discord.com',
  locale: null,
  tabId: 1,
  connectedAt: 0,
  lastUsedAt: 0,
};
const user = { callId: 5, userId: session.userId };
const phone = '+14155550123';
const changePhoneReason = 'contact_sync' as const;

const makeCall = (call: ApiCall, password: string | null = null): FlowEffect => ({
  type: 'makeCall',
  ...user,
  call,
  password,
});
const sendCode = makeCall({ type: 'sendCode', kind: 'add', phone, changePhoneReason });
const resendCode = makeCall({ type: 'resendCode', phone, authorized: false });
const verify = makeCall({
  type: 'verifyPhone',
  phone,
  verificationCode: '001234',
  authorized: false,
});
const finishRequest = {
  type: 'finishPhone',
  kind: 'add',
  phoneToken: 't',
  changePhoneReason,
} as const;
const finish = makeCall(finishRequest, 'p');
const remove = makeCall({ type: 'removePhone', changePhoneReason }, 'p');
const finishMfa: FlowEffect = {
  type: 'finishMfa',
  callId: 6,
  userId: session.userId,
  ticket: 'ticket',
  mfaType: 'totp',
  data: '123456',
  call: finishRequest,
  interruptedCallId: 5,
};
const start = { phone, change_phone_reason: 'contact_sync' };
const end = { phone_token: 't', password: 'p', change_phone_reason: 'contact_sync' };

function createFixture(clearance: Clearance = { ok: true, session }, isOnline = true) {
  const refused: string[] = [];
  const clock = { now: 0 };
  /** The clearance for each request in turn; the last one repeats. */
  const clearances = [clearance];
  const heldPassword = createHeldPassword(() => clock.now);
  const sessionRunner = {
    checkClearance: async () =>
      (clearances.length > 1 ? clearances.shift() : clearances[0]) ?? clearance,
    sessionOf: async () => (clearance.ok ? clearance.session : null),
    handleAuthorizationRefused: async (authorization: string) => void refused.push(authorization),
    updateAccount: async () => {},
  };
  const performEffect = createEffectPerformer({
    session: sessionRunner,
    requiredOf: async () => null,
    isOnline: () => isOnline,
    heldPassword,
  });
  const perform = (effect: FlowEffect, isWanted = () => true) => performEffect(effect, isWanted);
  return { perform, clearances, heldPassword, refused, clock };
}

/** Stubs `fetch` to give these answers in turn; the last one repeats. */
function stubFetch(...answers: [status: number, body?: string][]) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500];
    return new Response(body ?? null, { status });
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
afterEach(() => vi.unstubAllGlobals());

const mfaRequired: [number, string] = [
  401,
  '{"message":"m","code":60003,"mfa":{"ticket":"ticket","methods":[{"type":"totp"}]}}',
];

describe('a call to Discord', () => {
  it.each([
    [sendCode, 'POST', '/users/@me/phone', start],
    [
      makeCall({ type: 'sendCode', kind: 'reverify', phone, changePhoneReason }),
      'POST',
      '/users/@me/phone/reverify',
      start,
    ],
    [resendCode, 'POST', '/phone-verifications/resend', { phone }],
    [verify, 'POST', '/phone-verifications/verify', { phone, code: '001234' }],
    [finish, 'POST', '/users/@me/phone', end],
    [
      makeCall({ ...finishRequest, kind: 'reverify' }, 'p'),
      'POST',
      '/users/@me/phone/reverify',
      end,
    ],
    [remove, 'DELETE', '/users/@me/phone', { password: 'p', change_phone_reason: 'contact_sync' }],
    [{ type: 'readAccount', ...user }, 'GET', '/users/@me', null],
    [
      { type: 'sendMfaSms', ...user, ticket: 't', authorized: false },
      'POST',
      '/auth/mfa/sms/send',
      { ticket: 't' },
    ],
  ] as const)('is made exactly once, as documented: %o', async (effect, method, path, body) => {
    const fetch = stubFetch([204]);
    await createFixture().perform(effect);
    expect(fetch.mock.calls).toHaveLength(1);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(`https://ptb.discord.com/api/v9${path}`);
    expect(init?.method).toBe(method);
    expect(init?.body === undefined ? null : JSON.parse(String(init.body))).toEqual(body);
  });

  it.each(['notConnected', 'noDiscordTab', 'accountChanged'] as const)(
    'is not made without clearance: %s',
    async (why) => {
      const fetch = stubFetch([204]);
      for (const effect of [sendCode, resendCode, verify, finish, remove])
        expect(await createFixture({ ok: false, why }).perform(effect)).toEqual({
          type: 'callWithheld',
          callId: 5,
          why,
        });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('is not made when the flow abandoned it during the check of the page’s user', async () => {
    const fetch = stubFetch([204]);
    expect(await createFixture().perform(sendCode, () => false)).toMatchObject({
      type: 'callWithheld',
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not made while the browser is offline', async () => {
    const fetch = stubFetch([204]);
    const { perform } = createFixture({ ok: true, session }, false);
    expect(await perform(sendCode)).toMatchObject({ type: 'callWithheld', why: 'offline' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('makes the session forget its authorization when Discord answers with 401', async () => {
    stubFetch([401, '{"message":"401: Unauthorized","code":0}']);
    const { perform, refused } = createFixture();
    expect(await perform(sendCode)).toMatchObject({
      type: 'callFailed',
      error: { name: 'unauthorized' },
    });
    expect(refused).toEqual(['the-authorization']);
  });

  it('makes the session forget its authorization for a sign-in error code, whatever the status', async () => {
    stubFetch([403, '{"message":"Unauthorized","code":40001}']);
    const { perform, refused } = createFixture();
    await perform(sendCode);
    expect(refused).toEqual(['the-authorization']);
  });

  it('leaves the session alone when it carried no authorization, whatever the answer', async () => {
    stubFetch([401, '{"message":"401: Unauthorized","code":0}']);
    const { perform, refused } = createFixture();
    await perform(verify);
    await perform(resendCode);
    expect(refused).toEqual([]);
  });

  it('passes on only the phone token of the reply', async () => {
    stubFetch([200, '{"token":"phone-token","other":1}']);
    expect(await createFixture().perform(verify)).toEqual({
      type: 'phoneVerified',
      callId: 5,
      phoneToken: 'phone-token',
    });
  });
});

describe('a call that requires MFA', () => {
  const confirmation: [number, string] = [200, '{"token":"confirmation"}'];

  it('is repeated once, with the confirmation and its original body', async () => {
    const fetch = stubFetch(mfaRequired, confirmation, [204]);
    const { perform, refused } = createFixture();
    expect(await perform(finish)).toMatchObject({ error: { name: 'mfaRequired' } });
    expect(await perform(finishMfa)).toEqual({ type: 'finished', callId: 6 });
    expect(fetch.mock.calls.map(([url]) => new URL(url).pathname)).toEqual([
      '/api/v9/users/@me/phone',
      '/api/v9/mfa/finish',
      '/api/v9/users/@me/phone',
    ]);
    const [first, finishing, repeated] = fetch.mock.calls.map(([, init]) => init);
    expect(JSON.parse(String(finishing?.body))).toEqual({
      ticket: 'ticket',
      mfa_type: 'totp',
      data: '123456',
    });
    expect(repeated?.body).toBe(first?.body);
    expect(new Headers(repeated?.headers).get('X-Discord-MFA-Authorization')).toBe('confirmation');
    expect(new Headers(first?.headers).has('X-Discord-MFA-Authorization')).toBe(false);
    expect(refused).toEqual([]);
  });

  it.each(['notConnected', 'accountChanged', 'noDiscordTab'] as const)(
    'is not repeated without a new clearance: %s',
    async (why) => {
      const fetch = stubFetch(mfaRequired, confirmation, [204]);
      const { perform, clearances } = createFixture();
      await perform(finish);
      clearances.push({ ok: false, why });
      expect(await perform(finishMfa)).toEqual({
        type: 'callWithheld',
        callId: 6,
        why,
        isConfirmed: true,
      });
      expect(fetch).toHaveBeenCalledTimes(2);
    },
  );

  it('is not repeated when the flow has abandoned it, as after a disconnection', async () => {
    const fetch = stubFetch(mfaRequired, confirmation, [204]);
    const { perform } = createFixture();
    await perform(finish);
    const isWanted = () => fetch.mock.calls.length < 2;
    expect(await perform(finishMfa, isWanted)).toMatchObject({ type: 'callWithheld' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('does not have its password held when the flow abandoned it before Discord asked for MFA', async () => {
    const fetch = stubFetch(mfaRequired);
    const { perform, heldPassword } = createFixture();
    await perform(finish, () => fetch.mock.calls.length === 0);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(heldPassword.passwordFor(5)).toBeNull();
  });

  it('is not repeated when Discord refuses the answer, which can be given again', async () => {
    const wrong: [number, string] = [400, '{"message":"Invalid two-factor code","code":60008}'];
    const fetch = stubFetch(mfaRequired, wrong, confirmation, [204]);
    const { perform } = createFixture();
    await perform(finish);
    expect(await perform(finishMfa)).toMatchObject({ type: 'mfaFailed', error: { code: 60_008 } });
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(await perform(finishMfa)).toMatchObject({ type: 'finished' });
  });

  it('needs the password again after five minutes, and is not sent', async () => {
    const fetch = stubFetch(mfaRequired, confirmation, [204]);
    const { perform, clock } = createFixture();
    await perform(finish);
    clock.now = PASSWORD_HOLD_MS;
    expect(await perform(finishMfa)).toEqual({
      type: 'callWithheld',
      callId: 6,
      why: 'passwordForgotten',
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('needs the password again in a background that never had it', async () => {
    const fetch = stubFetch(confirmation, [204]);
    expect(await createFixture().perform(finishMfa)).toMatchObject({ why: 'passwordForgotten' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('needs no password if the original call had none', async () => {
    stubFetch(confirmation, [204]);
    const { call } = {
      call: { type: 'sendCode', kind: 'add', phone, changePhoneReason },
    } as const;
    expect(await createFixture().perform({ ...finishMfa, call })).toEqual({
      type: 'codeSent',
      callId: 6,
    });
  });
});
