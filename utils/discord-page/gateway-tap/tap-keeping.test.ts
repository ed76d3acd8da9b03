import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepingLimits } from './kept-messages.ts';
import { FakeSocket, openPage as openFakePage } from './testing/fake-page.ts';
import { InflateStream, inflation } from './testing/inflate-stream.ts';
import { createStream } from './testing/stream.ts';

const JSON_URL = 'wss://gateway.discord.gg/?encoding=json&v=9';
const ZLIB_URL = `${JSON_URL}&compress=zlib-stream`;
const SMALL = { atFirst: 3000, later: 600 };

const hello = { t: null, s: null, op: 10, d: {} };
const readyOf = (username: string) => ({ t: 'READY', d: { user: { id: '1', username } } });
const update = (action: string | null) => ({
  t: 'USER_REQUIRED_ACTION_UPDATE',
  d: { required_action: action },
});
/** Text that cannot be compressed. */
const noise = (length: number) => ({
  t: 'MESSAGE_CREATE',
  d: Array.from({ length }, () => Math.floor(Math.random() * 10)).join(''),
});

/** The taps of the current test. */
const taps: ReturnType<typeof openFakePage>['tap'][] = [];
function openPage(limits = keepingLimits) {
  const page = openFakePage(limits);
  taps.push(page.tap);
  return page;
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
const isReady = { type: 'ready', username: 'ada' };

beforeEach(() => {
  Object.assign(inflation, { streams: 0, bytes: 0 });
  vi.stubGlobal('DecompressionStream', InflateStream);
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback));
});
afterEach(() => {
  for (const tap of taps.splice(0)) tap.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  FakeSocket.opened.length = 0;
});

describe('until there is a reason', () => {
  it('nothing is inflated, decoded, parsed or copied', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const spies = [
      vi.spyOn(TextDecoder.prototype, 'decode'),
      vi.spyOn(TextEncoder.prototype, 'encode'),
      vi.spyOn(ArrayBuffer.prototype, 'slice'),
    ];
    const { tap, open, hints } = openPage();
    const compress = createStream();
    const socket = open(ZLIB_URL);
    const frames = [hello, readyOf('ada'), update('AGREEMENTS')].map(
      (each) => compress(each).buffer,
    );
    const texts = JSON.stringify(readyOf('bob'));
    for (const spy of spies) spy.mockClear();
    tap.keep();
    for (const frame of frames) socket.receive(frame);
    open(JSON_URL).receive(texts);
    await nextTask();
    expect([inflation.streams, hints]).toEqual([0, []]);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect(String(parse.mock.calls)).not.toContain('READY');
  });

  it('the messages of a connection are referred to, and those of a closed one no longer', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc');
    const { open } = openPage();
    const socket = open(ZLIB_URL);
    const frame = (() => {
      const buffer = new ArrayBuffer(1_000_000);
      socket.receive(buffer);
      // The page itself no longer needs it.
      socket.received.length = 0;
      return new WeakRef(buffer);
    })();
    await nextTask();
    collectGarbage();
    expect(frame.deref()?.byteLength).toBe(1_000_000);
    socket.close();
    await nextTask();
    collectGarbage();
    expect(frame.deref()).toBeUndefined();
  });

  it('the messages of an older connection are no longer kept when a newer one has opened', async () => {
    const { tap, open, hints } = openPage();
    const [first, second, silent] = [open(JSON_URL), open(JSON_URL), open(JSON_URL)];
    first.receive(JSON.stringify(readyOf('ada')));
    second.receive(JSON.stringify(readyOf('bob')));
    first.receive(JSON.stringify(update('AGREEMENTS')));
    tap.start();
    await vi.waitFor(() => expect(hints).toHaveLength(2));
    expect(hints).toMatchObject([{ type: 'readyMissed' }, { type: 'ready', username: 'bob' }]);
    silent.receive(JSON.stringify(readyOf('cyd')));
    await vi.waitFor(() => expect(hints.at(-1)).toMatchObject({ username: 'cyd' }));
  });
});

describe('a connection that told more than is kept', () => {
  /** A page with small limits whose connection has told READY and then more than is kept. */
  function overflow() {
    const page = openPage(SMALL);
    const compress = createStream();
    const socket = page.open(ZLIB_URL);
    const receive = (payload: unknown) => socket.receive(compress(payload).buffer);
    receive(readyOf('ada'));
    for (let count = 0; count < 6; count += 1) receive(noise(1000));
    return { ...page, receive };
  }

  it('is moved on through in idle time, which tells nothing', async () => {
    const { hints } = overflow();
    await vi.waitFor(() => expect(inflation.bytes).toBeGreaterThan(1000));
    expect(inflation.streams).toBe(1);
    expect(hints).toEqual([]);
  });

  it('is read from there on: READY is missed, and what comes later is heard', async () => {
    const { tap, receive, hints } = overflow();
    await vi.waitFor(() => expect(inflation.bytes).toBeGreaterThan(1000));
    receive(update('REQUIRE_VERIFIED_PHONE'));
    await nextTask();
    tap.start();
    receive(update(null));
    await vi.waitFor(() => expect(hints).toHaveLength(3));
    expect(hints).toEqual([
      { type: 'readyMissed' },
      { type: 'actionChanged', action: 'REQUIRE_VERIFIED_PHONE' },
      { type: 'actionChanged', action: null },
    ]);
    tap.start();
    expect(hints.at(-1)).toEqual({ type: 'actionChanged', action: null });
  });

  it('is read at once, even while idle time is waited for', async () => {
    vi.stubGlobal('requestIdleCallback', () => {});
    const { tap, receive, hints } = overflow();
    await nextTask();
    expect(inflation.bytes).toBe(0);
    receive(update('AGREEMENTS'));
    tap.start();
    await vi.waitFor(() => expect(hints.at(-1)).toMatchObject({ action: 'AGREEMENTS' }));
  });

  it('is left when it closes', async () => {
    vi.stubGlobal('requestIdleCallback', () => {});
    const { hints, tap } = overflow();
    await nextTask();
    FakeSocket.opened.at(-1)?.close();
    tap.start();
    await nextTask();
    expect(hints).toEqual([{ type: 'readyMissed' }]);
    expect(inflation.bytes).toBe(0);
  });

  it.each([
    { name: 'text', url: JSON_URL, encode: () => JSON.stringify },
    { name: 'what was inflated', url: ZLIB_URL, encode: createStream },
  ])('is left when it closes, though $name was waiting for its turn', async ({ url, encode }) => {
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 10));
    const waiting: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (callback: () => void) => waiting.push(callback));
    // However many turns are still missing when it closes, READY is not told after that.
    for (let turns = 0; turns < 6; turns += 1) {
      const { tap, open, hints } = openPage({ atFirst: 0, later: 0 });
      const socket = open(url);
      const message = encode()(readyOf('ada'));
      socket.receive(typeof message === 'string' ? message : message.buffer);
      const takeTurns = async (count: number) => {
        for (let turn = 0; turn < count; turn += 1) {
          for (const callback of waiting.splice(0)) callback();
          await nextTask();
        }
      };
      await takeTurns(turns);
      socket.close();
      tap.start();
      await takeTurns(6);
      expect(hints).toEqual([{ type: 'readyMissed' }]);
    }
  });
});

describe('from a reason on', () => {
  it('new connections are read as they come, and what was told stays true', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    const first = open(JSON_URL);
    first.receive(JSON.stringify(readyOf('ada')));
    await vi.waitFor(() => expect(hints).toMatchObject([isReady]));
    first.close();
    tap.keep();
    open(JSON_URL).receive(JSON.stringify(update('AGREEMENTS')));
    await vi.waitFor(() => expect(hints.at(-1)).toMatchObject({ action: 'AGREEMENTS' }));
  });

  it('messages that came before the close are still read, but not after the tap was stopped', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    const first = open(JSON_URL);
    first.receive(JSON.stringify(readyOf('ada')));
    first.close();
    await vi.waitFor(() => expect(hints).toMatchObject([isReady]));
    const second = open(JSON_URL);
    second.receive(JSON.stringify(readyOf('bob')));
    second.close();
    tap.stop();
    await nextTask();
    expect(hints).toHaveLength(1);
  });

  it('a tap that was stopped in between says that it has missed READY', async () => {
    const { tap, open, hints } = openPage();
    const socket = open(JSON_URL);
    socket.receive(JSON.stringify(readyOf('ada')));
    tap.stop();
    tap.keep();
    tap.start();
    expect(hints).toEqual([{ type: 'readyMissed' }]);
    open(JSON_URL).receive(JSON.stringify(readyOf('ada')));
    await vi.waitFor(() => expect(hints.at(-1)).toMatchObject(isReady));
  });
});
