import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleFlow } from '../flow/state.ts';
import { anyEvent } from '../flow/testing/any-event.ts';
import { transition } from '../flow/transition.ts';
import type { Connection } from '../session/connection.ts';
import { composeView } from './compose-view.ts';
import { View } from './view.ts';

const connected: Connection = {
  status: 'connected',
  session: {
    authorization: 'sentinel-authorization',
    userId: '100000000000000001',
    origin: 'https://discord.com',
    locale: 'en-US',
    tabId: 1,
    lastUsedAt: 0,
  },
  account: {
    userId: '100000000000000001',
    username: 'alice',
    globalName: 'Alice',
    maskedPhone: null,
    hasEmail: true,
  },
};

describe('the view of any state', () => {
  it('can be stored and read back, and holds neither authorization nor phone token nor password', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const { step } = events.reduce((state, event) => transition(state, event, 0)[0], idleFlow);
        const view = composeView(connected, step);
        const stored = JSON.stringify(view);
        expect(View.parse(JSON.parse(stored))).toEqual(view);
        expect(stored).not.toMatch(/sentinel-authorization|phone-token|phoneToken|correct horse/);
      }),
    );
  });
});
