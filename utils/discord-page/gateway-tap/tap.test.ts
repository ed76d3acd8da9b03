import { promisify } from 'node:util';
import { constants, createDeflate, type Deflate } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { FakeSocket, openPage } from './testing/fake-page.ts';
import { watchSockets } from './watch-sockets.ts';

const URL_ZLIB = 'wss://gateway.discord.gg/?encoding=json&v=9&compress=zlib-stream';

/** Compresses payloads as the gateway does: one stream per connection, flushed after each payload. */
function createCompressor() {
  const deflate: Deflate = createDeflate();
  const flush = promisify((done: (error: Error | null) => void) =>
    deflate.flush(constants.Z_SYNC_FLUSH, () => done(null)),
  );
  return async (payload: unknown): Promise<ArrayBuffer> => {
    deflate.write(JSON.stringify(payload));
    await flush();
    const bytes = deflate.read() ?? Buffer.alloc(0);
    return new Uint8Array(bytes).buffer;
  };
}

const ready = (action: unknown = undefined, user: object = {}) => ({
  t: 'READY',
  s: 1,
  op: 0,
  d: {
    v: 9,
    user: { id: '1', username: 'ada', global_name: null, phone: '+14155550123', ...user },
    guilds: [{ required_action: 'NOT_THIS' }],
    country_code: 'GB',
    resume_gateway_url: 'wss://resume.example',
    ...(action === undefined ? {} : { required_action: action }),
  },
});
const update = (action: string | null) => ({
  t: 'USER_REQUIRED_ACTION_UPDATE',
  s: 2,
  op: 0,
  d: { required_action: action },
});

const adaReady = {
  type: 'ready',
  userId: '1',
  username: 'ada',
  globalName: null,
  hasPhone: true,
  countryCode: 'GB',
  action: null,
};

describe('the gateway tap', () => {
  it('reports READY and every change that follows', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    const compress = createCompressor();
    const socket = open(URL_ZLIB);
    for (const payload of [{ op: 10, d: {} }, ready('REQUIRE_VERIFIED_PHONE'), update(null)])
      socket.receive(await compress(payload));
    await vi.waitFor(() => expect(hints).toHaveLength(2));
    expect(hints).toEqual([
      { ...adaReady, action: 'REQUIRE_VERIFIED_PHONE' },
      { type: 'actionChanged', action: null },
    ]);
    expect(socket.sent).toEqual([]);
  });

  it('reports every change of the user, without number and address', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    const socket = open('wss://gateway.discord.gg/?encoding=json&v=9');
    const changed = (d: object) => JSON.stringify({ t: 'USER_UPDATE', s: 3, op: 0, d });
    socket.receive(JSON.stringify(ready()));
    socket.receive(changed({ id: '1', phone: null, email: 'a@example.com', flags: 16 }));
    socket.receive(changed({ id: '1', username: 'ada' }));
    await vi.waitFor(() => expect(hints).toHaveLength(3));
    expect(hints.slice(1)).toEqual([
      { type: 'userChanged', userId: '1', hasPhone: false, hasEmail: true, hasSmsMfa: true },
      { type: 'userChanged', userId: '1', hasPhone: null, hasEmail: null, hasSmsMfa: null },
    ]);
    // A content script that starts later learns the change, too.
    tap.start();
    expect(hints.at(-1)).toEqual({ ...adaReady, hasPhone: false });
  });

  it('reads a stream from its beginning even when it is started later', async () => {
    const { tap, open, hints } = openPage();
    const compress = createCompressor();
    const socket = open(URL_ZLIB);
    socket.receive(await compress(ready()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hints).toEqual([]);
    tap.start();
    await vi.waitFor(() => expect(hints).toEqual([adaReady]));
  });

  it('reads sockets to the host that READY named for resuming', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    open(URL_ZLIB).receive(await createCompressor()(ready()));
    await vi.waitFor(() => expect(hints).toHaveLength(1));
    const resumed = open('wss://resume.example/?encoding=json&v=9&compress=zlib-stream');
    resumed.receive(await createCompressor()(update('REQUIRE_REVERIFIED_PHONE')));
    await vi.waitFor(() => expect(hints).toHaveLength(2));
    expect(hints[1]).toEqual({ type: 'actionChanged', action: 'REQUIRE_REVERIFIED_PHONE' });
  });

  it('reads uncompressed messages', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    open('wss://gateway.discord.gg/?encoding=json&v=9').receive(JSON.stringify(ready()));
    await vi.waitFor(() => expect(hints).toEqual([adaReady]));
  });

  it.each([
    ['another encoding', 'wss://gateway.discord.gg/?encoding=etf&v=9', []],
    ['another compression', `${URL_ZLIB.replace('zlib', 'zstd')}`, []],
    ['garbage', URL_ZLIB, [new Uint8Array([1, 2, 3, 4]).buffer]],
    ['a Blob', URL_ZLIB, [new Blob(['x'])]],
    ['text instead of bytes', URL_ZLIB, ['{"t":"READY"}']],
    ['bytes instead of text', 'wss://gateway.discord.gg/?encoding=json', [new ArrayBuffer(8)]],
    ['READY without a user', 'wss://gateway.discord.gg/?encoding=json', ['{"t":"READY","d":{}}']],
  ])('reports that it cannot read %s', async (_, url, messages) => {
    const { tap, open, hints } = openPage();
    tap.start();
    const socket = open(url);
    for (const message of messages) socket.receive(message);
    await vi.waitFor(() => expect(hints).toEqual([{ type: 'cannotRead' }]));
    expect(socket.received).toEqual(messages);
  });

  it('repeats its current state for a content script that starts later', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    const socket = open('wss://gateway.discord.gg/?encoding=json');
    socket.receive(JSON.stringify(ready()));
    socket.receive(JSON.stringify(update('AGREEMENTS')));
    await vi.waitFor(() => expect(hints).toHaveLength(2));
    tap.start();
    expect(hints.at(-1)).toEqual({ ...adaReady, action: 'AGREEMENTS' });
  });

  it('sends nothing after it was stopped', async () => {
    const { tap, open, hints } = openPage();
    const socket = open('wss://gateway.discord.gg/?encoding=json');
    socket.receive(JSON.stringify(ready()));
    tap.stop();
    socket.receive(JSON.stringify(ready()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hints).toEqual([]);
  });

  it('ignores sockets that do not belong to the gateway', async () => {
    const { tap, open, hints } = openPage();
    tap.start();
    open('wss://remote-auth-gateway.discord.gg/?v=2').receive(JSON.stringify(ready()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hints).toEqual([]);
  });
});

describe('watchSockets', () => {
  it('keeps the class indistinguishable from the original', () => {
    class Native extends FakeSocket {}
    const scope: { WebSocket: typeof WebSocket } = Object.assign(Object.create(null), {
      WebSocket: Native,
    });
    const originalDescriptor = Object.getOwnPropertyDescriptor(scope, 'WebSocket');
    const printedClass = String(Native);
    watchSockets(() => {}, scope);
    const { value, ...descriptor } = Object.getOwnPropertyDescriptor(scope, 'WebSocket') ?? {};
    expect({ ...descriptor, value: Native }).toEqual(originalDescriptor);
    expect(String(value)).toBe(printedClass);
    expect(scope.WebSocket.OPEN).toBe(1);
    const socket = new scope.WebSocket('wss://x.example/');
    expect(socket).toBeInstanceOf(scope.WebSocket);
    expect(socket.constructor).toBe(scope.WebSocket);
    class Mine extends scope.WebSocket {}
    expect(new Mine('wss://x.example/')).toBeInstanceOf(Mine);
  });

  it('gives the page its socket even when the listener throws', () => {
    const scope: { WebSocket: typeof WebSocket } = Object.assign(Object.create(null), {
      WebSocket: class extends FakeSocket {},
    });
    watchSockets(() => {
      throw new Error('broken');
    }, scope);
    expect(new scope.WebSocket('wss://x.example/').url).toBe('wss://x.example/');
  });

  it('throws the errors of the original class', () => {
    const scope = { WebSocket };
    watchSockets(() => {}, scope);
    expect(() => new scope.WebSocket('no address')).toThrow(/URL/);
  });
});
