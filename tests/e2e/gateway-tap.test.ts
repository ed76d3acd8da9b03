import { describe, expect } from 'vitest';
import { cardOf, phoneFieldOf, stepOf } from './support/card.ts';
import { forgeHint } from './support/forge-tap-event.ts';
import { it } from './support/stage.ts';

/** Everything that a page can find out about its WebSocket class, and about the untouched one of a new frame. */
function describeSockets(): { page: unknown; frame: unknown } {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const describeIn = (scope: Window & { WebSocket?: unknown }) => {
    const described = Object.getOwnPropertyDescriptor(scope, 'WebSocket');
    const Socket = described?.value;
    const socket = new Socket('wss://us-east1.discord.media/?v=8');
    const seen = {
      described: { ...described, value: typeof described?.value },
      printed: [String(Socket), `${Socket}`, Socket.toString()],
      named: [Socket.name, Socket.length, Object.getOwnPropertyNames(Socket).toSorted()],
      constants: [Socket.CONNECTING, Socket.OPEN, Socket.CLOSING, Socket.CLOSED],
      isInstance: socket instanceof Socket,
      isItsClass: socket.constructor === Socket && Socket.prototype.constructor === Socket,
      url: socket.url,
      handlers: [socket.onopen, socket.onmessage, socket.onclose, socket.onerror],
      own: Object.getOwnPropertyNames(socket),
      withoutNew: (() => {
        try {
          return Socket('wss://x.example/');
        } catch (error) {
          return Object(error).name;
        }
      })(),
      withNonsense: (() => {
        try {
          return new Socket('::');
        } catch (error) {
          return Object(error).name;
        }
      })(),
    };
    socket.close();
    return seen;
  };
  const found = { page: describeIn(window), frame: describeIn(frame.contentWindow ?? window) };
  frame.remove();
  return found;
}

describe('the page’s own gateway socket', () => {
  it('looks as it does without the extension, and so does its class', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const { page: seen, frame } = await page.evaluate(describeSockets);
    expect(seen).toEqual(frame);
    // The refused sockets were opened by this test.
    stage.discord.refusedHosts.length = 0;
  });

  it('has a class that a script can tell from the untouched one, as docs/security.md says', async ({
    stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    const { printed, native, stack } = await page.evaluate(() => {
      const caught = (() => {
        try {
          return new WebSocket('ftp://discord.com');
        } catch (error) {
          return error;
        }
      })();
      return {
        printed: String(WebSocket),
        native: Function.prototype.toString.call(WebSocket),
        stack: String(Object(caught).stack),
      };
    });
    expect(printed).toContain('function WebSocket()');
    expect(native).not.toContain('WebSocket');
    expect(stack).toContain(
      stage.rig.browser === 'chromium' ? stage.rig.extensionOrigin : 'construct@',
    );
  });

  it('is read from its first message on, however large READY is', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    stage.ada.readyBytes = 3_000_000;
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
    await expect.poll(() => stage.badge()).toBe('!');
    const { ready } = await page.evaluate(() => Reflect.get(window, '__simulator'));
    expect(ready.bytes).toBeGreaterThan(2_500_000);
    expect(stage.discord.gateway.connections()).toBe(1);
  });

  it('is read without compression, too', async ({ stage }) => {
    stage.discord.page.configure({ gatewayEncoding: 'none' });
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
  });

  it('is read after the page has resumed its session on another socket', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    expect(await stepOf(page)).toBeNull();
    stage.discord.gateway.dropConnections(stage.ada.id);
    await expect.poll(() => stage.discord.gateway.connections()).toBe(1);
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await cardOf(page).waitFor('[data-step=prompt]');
  });

  it('reports the account that the page switches to', async ({ stage }) => {
    const bob = stage.createAccount({
      username: 'bob',
      requiredAction: 'REQUIRE_REVERIFIED_PHONE',
    });
    bob.phone = '+14155550177';
    const page = await stage.signIn(stage.ada);
    await page.click('[data-test=switch-to-bob]');
    await cardOf(page).waitForText('verify your phone number again');
    await expect.poll(() => stage.badge()).toBe('!');
  });
});

describe('READY', () => {
  it('with a country that is none counts as one without a country, and is not lost', async ({
    stage,
  }) => {
    const page = await stage.signInAndLook(stage.ada);
    const ready = {
      type: 'ready',
      userId: stage.ada.id,
      username: 'ada',
      globalName: null,
      hasPhone: false,
      countryCode: 'T1',
      action: 'REQUIRE_VERIFIED_PHONE',
    };
    await forgeHint(page, ready);
    await expect.poll(() => stage.badge()).toBe('!');
    const { pageAccounts } = JSON.parse(await stage.stored('session'));
    expect(pageAccounts.value[0]).toMatchObject({
      userId: stage.ada.id,
      ready: { username: 'ada', countryCode: null },
    });
  });

  it('reaches a background that is stopped at that very moment', async ({ stage }) => {
    const page = await stage.signInAndLook(stage.ada);
    const actions = ['REQUIRE_VERIFIED_PHONE', null, 'REQUIRE_REVERIFIED_PHONE', null] as const;
    for (const action of actions) {
      await Promise.all([stage.rig.killBackground(), stage.requireAction(action)]);
      await expect.poll(() => stage.badge()).toBe(action === null ? '' : '!');
    }
    await page.close();
  });
});

it('an element of the page with the name of Handset’s numbering plans is not taken for them', async ({
  stage,
}) => {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await cardOf(page).waitFor('[data-step=prompt]');
  await page.evaluate(() => {
    for (const id of ['handsetNumberingPlans', 'handsetPageContext', 'browser', 'chrome'])
      document.body.append(Object.assign(document.createElement('a'), { id }));
  });
  await page.clickButton('Verify by Phone');
  await cardOf(page).waitFor('[data-step=phone]');
  await page.pasteAtFocus('+44 7400 123456');
  await expect.poll(() => phoneFieldOf(page)).toBe('+44 7400123456');
});

it('only a name of Discord’s form is ever shown of a required action', async ({ stage }) => {
  const { popup, page } = await stage.connect();
  await forgeHint(page, { type: 'actionChanged', action: 'Call +1 415 555 0123 at once' });
  await popup.waitForText('(UNKNOWN)');
  expect(await stage.stored('session')).not.toContain('at once');
  await forgeHint(page, { type: 'actionChanged', action: 'SOMETHING_NEW' });
  await popup.waitForText('(SOMETHING_NEW)');
});

describe('a forged hint', () => {
  it('makes Handset offer something, and nothing more', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await page.evaluate(() => {
      document.dispatchEvent(
        new CustomEvent('handset:hint', {
          detail: JSON.stringify({ type: 'actionChanged', action: 'REQUIRE_VERIFIED_PHONE' }),
        }),
      );
      for (const detail of ['{', '[]', 5, null, '{"type":"ready"}'])
        document.dispatchEvent(new CustomEvent('handset:hint', { detail }));
    });
    await cardOf(page).waitFor('[data-step=prompt]');
    await expect.poll(() => stage.badge()).toBe('!');
    expect(stage.calls()).toEqual([]);
  });
});
