import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories } from '../flow/testing/histories.ts';
import type { Connection } from '../session/connection.ts';
import { composeView } from './compose-view.ts';
import { readView } from './view.ts';

const connected: Connection = {
  status: 'connected',
  session: {
    authorization: 'sentinel-authorization',
    userId: '100000000000000001',
    origin: 'https://discord.com',
    locale: 'en-US',
    tabId: 1,
    connectedAt: 0,
    lastUsedAt: 0,
  },
  account: {
    userId: '100000000000000001',
    username: 'alice',
    globalName: 'Alice',
    phone: '+14155550199',
    hasPhone: true,
    hasEmail: true,
    hasSmsMfa: false,
    isQuarantined: false,
  },
};

describe('the view of any state', () => {
  it('can be stored and read back, and holds no authorization, phone token, ticket, password or MFA answer', () => {
    let withToken = 0;
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history) {
          if (JSON.stringify(after).includes('sentinel-phone-token')) withToken += 1;
          const view = composeView(connected, after.step, [], 5);
          const stored = JSON.stringify(view);
          expect(readView(JSON.parse(stored))).toEqual(view);
          expect(stored).not.toContain('sentinel');
          expect(stored).not.toContain('5550199');
        }
      }),
    );
    expect(withToken).toBeGreaterThan(0);
  });
});
