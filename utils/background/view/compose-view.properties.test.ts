import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readView } from '#shared/view/view.ts';
import { toHandOff } from '../assist/to-hand-off.ts';
import type { Step } from '../flow/machine/state.ts';
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

/** Everything that is shown of a state outside of the background: the popup's view, the badge, and the order to the card. */
const allShown = (...parts: Parameters<typeof composeView>) => {
  const view = composeView(...parts);
  return { view, text: JSON.stringify([view, badgeOf(view), toHandOff(parts[1])]) };
};

describe('the views of any state', () => {
  it('hold no authorization, phone token, ticket, password or MFA answer in any history, and can be stored', () => {
    let withToken = 0;
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history) {
          if (JSON.stringify(after).includes('sentinel-phone-token')) withToken += 1;
          const { view, text } = allShown(connected, after.step, [], 5, true, null);
          expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
          expect(text).not.toContain('sentinel');
          expect(text).not.toContain('5550199');
        }
      }),
    );
    expect(withToken).toBeGreaterThan(0);
  });

  it('hold none of them in any state that can be stored', () => {
    fc.assert(
      fc.property(viewParts, ({ connection, flow, pageAccounts, idleMs, hasAccess, remindsAt }) => {
        const known: Connection =
          connection.status === 'connected'
            ? { ...connection, session: { ...connection.session, authorization: 'sentinel-a' } }
            : connection;
        const { view, text } = allShown(
          known,
          withSentinels(flow.step),
          pageAccounts,
          idleMs,
          hasAccess,
          remindsAt,
        );
        expect(text).not.toContain('sentinel');
        expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
      }),
    );
  });
});

describe('without access to Discord’s site', () => {
  it('the view asks for it wherever a click could need it, and only there', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history) {
          const { connection, flow } = composeView(connected, after.step, [], 5, false, null);
          const isOver = flow.status === 'done' || flow.status === 'stopped';
          expect(connection).toMatchObject(
            isOver ? { status: 'connected' } : { status: 'waiting', problem: 'noAccess' },
          );
        }
      }),
    );
  });

  it('the view of somebody who is not connected says so beside what else it says', () => {
    const off: Connection = { status: 'off', why: 'idle' };
    expect(composeView(off, { status: 'idle' }, [], 5, false, null)).toMatchObject({
      connection: off,
      hasAccess: false,
    });
  });
});

/** The step with every secret in it replaced by one that is known again. */
function withSentinels(step: Step): Step {
  const marked = (key: string, value: unknown): unknown =>
    key === 'phoneToken' || key === 'ticket' ? `sentinel-${key}` : value;
  return JSON.parse(JSON.stringify(step), marked);
}
