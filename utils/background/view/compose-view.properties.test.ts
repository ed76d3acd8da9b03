import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readView } from '#shared/view/view.ts';
import { toHandOff } from '../assist/to-hand-off.ts';
import { type FlowState, idleFlow } from '../flow/machine/state.ts';
import { histories } from '../flow/machine/testing/histories.ts';
import type { Connection } from '../session/machine/connection.ts';
import { badgeOf } from './badge.ts';
import { composeView } from './compose-view.ts';
import { viewParts } from './testing/any-view.ts';

vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));

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

/** Everything that leaves the background: the popup's view, the badge, and the hand-off for the card. */
const composeAll = (...parts: Parameters<typeof composeView>) => {
  const view = composeView(...parts);
  return { view, text: JSON.stringify([view, badgeOf(view), toHandOff(parts[1].step)]) };
};

describe('the view', () => {
  it('contains no authorization, phone token, ticket, password or MFA answer in any history, and can be stored', () => {
    let withToken = 0;
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history) {
          if (JSON.stringify(after).includes('sentinel-phone-token')) withToken += 1;
          const { view, text } = composeAll(connected, after, [], 5, true, null, 'on');
          expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
          expect(text).not.toContain('sentinel');
          expect(text).not.toContain('5550199');
        }
      }),
    );
    expect(withToken).toBeGreaterThan(0);
  });

  it('contains none of them in any state that can be stored', () => {
    fc.assert(
      fc.property(
        viewParts,
        ({ connection, flow, pageAccounts, idleMs, hasAccess, remindsAt, help }) => {
          const withSentinel: Connection =
            connection.status === 'connected'
              ? { ...connection, session: { ...connection.session, authorization: 'sentinel-a' } }
              : connection;
          const { view, text } = composeAll(
            withSentinel,
            withSentinels(flow),
            pageAccounts,
            idleMs,
            hasAccess,
            remindsAt,
            help,
          );
          expect(text).not.toContain('sentinel');
          expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
        },
      ),
    );
  });
});

describe('the view without access to Discord’s site', () => {
  it('asks for access wherever a click could need it, and only there', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history) {
          const { connection, flow } = composeView(connected, after, [], 5, false, null, 'on');
          const isOver = flow.status === 'done' || flow.status === 'stopped';
          expect(connection).toMatchObject(
            isOver ? { status: 'connected' } : { status: 'waiting', problem: 'noAccess' },
          );
        }
      }),
    );
  });

  it('reports the missing access while not connected, next to the connection', () => {
    const off: Connection = { status: 'off', why: 'idle', name: null };
    expect(composeView(off, idleFlow, [], 5, false, null, 'on')).toMatchObject({
      connection: off,
      hasAccess: false,
    });
  });
});

/** The flow with every secret in it replaced by a recognisable one. */
function withSentinels(flow: FlowState): FlowState {
  const replaceSecret = (key: string, value: unknown): unknown =>
    key === 'phoneToken' || key === 'ticket' ? `sentinel-${key}` : value;
  return JSON.parse(JSON.stringify(flow), replaceSecret);
}
