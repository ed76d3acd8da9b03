import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { expectedHints } from './testing/expected-hints.ts';
import { openPage } from './testing/fake-page.ts';
import { deflated, payload, splitBytes } from './testing/frames.ts';
import { InflateStream } from './testing/inflate-stream.ts';

vi.stubGlobal('DecompressionStream', InflateStream);

const JSON_URL = 'wss://gateway.discord.gg/?encoding=json&v=9';
const ZLIB_URL = `${JSON_URL}&compress=zlib-stream`;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the gateway tap', () => {
  it.each([
    ['compressed messages', ZLIB_URL],
    ['text messages', JSON_URL],
  ])(
    'reports all payloads, however they are split and whenever the tap is started: %s',
    async (_, url) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(payload, { minLength: 1, maxLength: 3 }),
          fc.array(fc.nat(), { maxLength: 5 }),
          fc.nat({ max: 5 }),
          async (payloads, splits, startAt) => {
            const { tap, open, hints } = openPage();
            const socket = open(url);
            const messages =
              url === ZLIB_URL
                ? splitBytes(deflated(payloads), splits).filter(({ byteLength }) => byteLength > 0)
                : payloads.map((each) => JSON.stringify(each));
            for (const [index, message] of messages.entries()) {
              if (index === startAt) tap.start();
              socket.receive(message);
            }
            tap.start();
            const expected = expectedHints(payloads);
            const deadline = performance.now() + 20_000;
            while (hints.length < expected.length && performance.now() < deadline) await nextTurn();
            // Starting the tap again repeats the hint of READY, so there may be more hints than expected.
            expect(hints.slice(0, expected.length)).toEqual(expected);
            tap.stop();
          },
        ),
      );
    },
  );
});
