import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../session/connection.ts';
import type { Permit } from '../session/session-keeper.ts';
import type { FlowEffect } from './events.ts';
import { createEffectPerformer } from './perform-effect.ts';

const session: Session = {
  authorization: 'the-authorization',
  userId: '100000000000000001',
  origin: 'https://ptb.discord.com',
  locale: null,
  tabId: 1,
  lastUsedAt: 0,
};
const user = { call: 5, userId: session.userId };
const effects = {
  sendCode: { type: 'sendCode', ...user, phone: '+14155550123', changePhoneReason: 'contact_sync' },
  verifyPhone: { type: 'verifyPhone', ...user, phone: '+14155550123', verificationCode: '001234' },
  addPhone: {
    type: 'addPhone',
    ...user,
    phoneToken: 't',
    password: 'p',
    changePhoneReason: 'contact_sync',
  },
  readAccount: { type: 'readAccount', ...user },
} as const satisfies Record<FlowEffect['type'], FlowEffect>;
const writes = [effects.sendCode, effects.verifyPhone, effects.addPhone];

function performer(permit: Permit, online = true) {
  const expired: string[] = [];
  const keeper = {
    permit: async () => permit,
    sessionOf: async () => (permit.ok ? permit.session : null),
    expired: async (authorization: string) => void expired.push(authorization),
    accountRead: async () => {},
  };
  return { perform: createEffectPerformer(keeper, () => online), expired };
}

const answering = (status: number, body: string | null = null) => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => new Response(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it.each([
    [
      effects.sendCode,
      'POST',
      '/users/@me/phone',
      { phone: '+14155550123', change_phone_reason: 'contact_sync' },
    ],
    [
      effects.verifyPhone,
      'POST',
      '/phone-verifications/verify',
      { phone: '+14155550123', code: '001234' },
    ],
    [
      effects.addPhone,
      'POST',
      '/users/@me/phone',
      { phone_token: 't', password: 'p', change_phone_reason: 'contact_sync' },
    ],
    [effects.readAccount, 'GET', '/users/@me', null],
  ] as const)('is made as documented: %o', async (effect, method, path, body) => {
    const fetch = answering(204);
    await performer({ ok: true, session }).perform(effect);
    expect(fetch.mock.calls).toHaveLength(1);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(`https://ptb.discord.com/api/v9${path}`);
    expect(init?.method).toBe(method);
    expect(init?.body === undefined ? null : JSON.parse(String(init.body))).toEqual(body);
  });

  it.each(['notConnected', 'noDiscordTab', 'accountChanged'] as const)(
    'is not made without leave: %s',
    async (why) => {
      const fetch = answering(204);
      for (const effect of writes)
        expect(await performer({ ok: false, why }).perform(effect)).toEqual({
          type: 'callWithheld',
          call: 5,
          why,
        });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('is not made while the browser knows that it is offline', async () => {
    const fetch = answering(204);
    for (const effect of writes)
      expect(await performer({ ok: true, session }, false).perform(effect)).toMatchObject({
        why: 'offline',
      });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('that Discord answers with 401 makes the keeper forget that authorization', async () => {
    answering(401, '{"message":"401: Unauthorized","code":0}');
    const { perform, expired } = performer({ ok: true, session });
    expect(await perform(effects.sendCode)).toMatchObject({
      type: 'callFailed',
      error: { name: 'unauthorized' },
    });
    expect(expired).toEqual(['the-authorization']);
  });

  it('that asks for MFA does not', async () => {
    answering(401, '{"message":"m","code":60003,"mfa":{"ticket":"t","methods":[]}}');
    const { perform, expired } = performer({ ok: true, session });
    expect(await perform(effects.addPhone)).toMatchObject({ error: { name: 'mfaRequired' } });
    expect(expired).toEqual([]);
  });

  it('hands the phone token on and nothing else of the reply', async () => {
    answering(200, '{"token":"phone-token","other":1}');
    expect(await performer({ ok: true, session }).perform(effects.verifyPhone)).toEqual({
      type: 'phoneVerified',
      call: 5,
      phoneToken: 'phone-token',
    });
  });
});
