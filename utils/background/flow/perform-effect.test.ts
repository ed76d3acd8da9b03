import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../session/machine/connection.ts';
import type { Clearance } from '../session/machine/events.ts';
import { createHeldPassword, PASSWORD_HELD_MS } from './held-password.ts';
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
const resendCode = makeCall({ type: 'resendCode', phone });
const verify = makeCall({ type: 'verifyPhone', phone, verificationCode: '001234' });
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

function performer(clearance: Clearance = { ok: true, session }, online = true) {
  const refused: string[] = [];
  const clock = { now: 0 };
  /** Leave for each request in turn, the last for good. */
  const clearances = [clearance];
  const heldPassword = createHeldPassword(() => clock.now);
  const sessionRunner = {
    checkClearance: async () =>
      (clearances.length > 1 ? clearances.shift() : clearances[0]) ?? clearance,
    sessionOf: async () => (clearance.ok ? clearance.session : null),
    authorizationRefused: async (authorization: string) => void refused.push(authorization),
    accountRead: async () => {},
  };
  const performAsWanted = createEffectPerformer({
    session: sessionRunner,
    demandsReverify: async () => true,
    isOnline: () => online,
    heldPassword,
  });
  const perform = (effect: FlowEffect, isWanted = () => true) => performAsWanted(effect, isWanted);
  return { perform, clearances, heldPassword, refused, clock };
}

/** Answers calls in order, the last one for good. */
function answering(...answers: [status: number, body?: string][]) {
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

describe('a call', () => {
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
    [{ type: 'sendMfaSms', ...user, ticket: 't' }, 'POST', '/auth/mfa/sms/send', { ticket: 't' }],
  ] as const)('is made as documented, once: %o', async (effect, method, path, body) => {
    const fetch = answering([204]);
    await performer().perform(effect);
    expect(fetch.mock.calls).toHaveLength(1);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(`https://ptb.discord.com/api/v9${path}`);
    expect(init?.method).toBe(method);
    expect(init?.body === undefined ? null : JSON.parse(String(init.body))).toEqual(body);
  });

  it.each(['notConnected', 'noDiscordTab', 'accountChanged'] as const)(
    'is not made without leave: %s',
    async (why) => {
      const fetch = answering([204]);
      for (const effect of [sendCode, resendCode, verify, finish, remove])
        expect(await performer({ ok: false, why }).perform(effect)).toEqual({
          type: 'callWithheld',
          callId: 5,
          why,
        });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('is not made when the flow has let go of it while the page was looked at', async () => {
    const fetch = answering([204]);
    expect(await performer().perform(sendCode, () => false)).toMatchObject({
      type: 'callWithheld',
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not made while the browser knows that it is offline', async () => {
    const fetch = answering([204]);
    const { perform } = performer({ ok: true, session }, false);
    expect(await perform(sendCode)).toMatchObject({ type: 'callWithheld', why: 'offline' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('that Discord answers with 401 makes the session forget the authorization that it carried', async () => {
    answering([401, '{"message":"401: Unauthorized","code":0}']);
    const { perform, refused } = performer();
    expect(await perform(sendCode)).toMatchObject({
      type: 'callFailed',
      error: { name: 'unauthorized' },
    });
    expect(refused).toEqual(['the-authorization']);
  });

  it('that Discord answers with a code for the sign-in, in whatever status, does the same', async () => {
    answering([403, '{"message":"Unauthorized","code":40001}']);
    const { perform, refused } = performer();
    await perform(sendCode);
    expect(refused).toEqual(['the-authorization']);
  });

  it('that carried none says nothing about the authorization, whatever the answer', async () => {
    answering([401, '{"message":"401: Unauthorized","code":0}']);
    const { perform, refused } = performer();
    await perform(verify);
    await perform(resendCode);
    expect(refused).toEqual([]);
  });

  it('hands the phone token on and nothing else of the reply', async () => {
    answering([200, '{"token":"phone-token","other":1}']);
    expect(await performer().perform(verify)).toEqual({
      type: 'phoneVerified',
      callId: 5,
      phoneToken: 'phone-token',
    });
  });
});

describe('a call that has to be confirmed', () => {
  const confirmation: [number, string] = [200, '{"token":"confirmation"}'];

  it('is repeated once with the confirmation and the very body it had', async () => {
    const fetch = answering(mfaRequired, confirmation, [204]);
    const { perform, refused } = performer();
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
    'is not repeated without leave, which is asked for anew: %s',
    async (why) => {
      const fetch = answering(mfaRequired, confirmation, [204]);
      const { perform, clearances } = performer();
      await perform(finish);
      clearances.push({ ok: false, why });
      expect(await perform(finishMfa)).toEqual({ type: 'callWithheld', callId: 6, why });
      expect(fetch).toHaveBeenCalledTimes(2);
    },
  );

  it('is not repeated once the flow has let go of it, as after a disconnection', async () => {
    const fetch = answering(mfaRequired, confirmation, [204]);
    const { perform } = performer();
    await perform(finish);
    const isWanted = () => fetch.mock.calls.length < 2;
    expect(await perform(finishMfa, isWanted)).toMatchObject({ type: 'callWithheld' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('has no password held for it when the flow has let go of it before Discord asked', async () => {
    const fetch = answering(mfaRequired);
    const { perform, heldPassword } = performer();
    await perform(finish, () => fetch.mock.calls.length === 0);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(heldPassword.of(5)).toBeNull();
  });

  it('is not repeated when the confirmation is refused, and can be confirmed again', async () => {
    const wrong: [number, string] = [400, '{"message":"Invalid two-factor code","code":60008}'];
    const fetch = answering(mfaRequired, wrong, confirmation, [204]);
    const { perform } = performer();
    await perform(finish);
    expect(await perform(finishMfa)).toMatchObject({ type: 'mfaFailed', error: { code: 60_008 } });
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(await perform(finishMfa)).toMatchObject({ type: 'finished' });
  });

  it('asks for the password again after five minutes, and sends nothing', async () => {
    const fetch = answering(mfaRequired, confirmation, [204]);
    const { perform, clock } = performer();
    await perform(finish);
    clock.now = PASSWORD_HELD_MS;
    expect(await perform(finishMfa)).toEqual({
      type: 'callWithheld',
      callId: 6,
      why: 'passwordForgotten',
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('asks for it too in a background that never had it', async () => {
    const fetch = answering(confirmation, [204]);
    expect(await performer().perform(finishMfa)).toMatchObject({ why: 'passwordForgotten' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('needs no password where the call has none', async () => {
    answering(confirmation, [204]);
    const { call } = {
      call: { type: 'sendCode', kind: 'add', phone, changePhoneReason },
    } as const;
    expect(await performer().perform({ ...finishMfa, call })).toEqual({
      type: 'codeSent',
      callId: 6,
    });
  });
});
