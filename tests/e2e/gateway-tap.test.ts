import { describe, expect } from 'vitest';
import { cardOf, stepOf } from './support/card.ts';
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
