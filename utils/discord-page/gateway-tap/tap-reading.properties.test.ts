import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { GatewayHint } from '../bridge/hint.ts';
import { openPage } from './testing/fake-page.ts';
import { cut, deflated, payload } from './testing/frames.ts';
import { InflateStream } from './testing/inflate-stream.ts';

vi.stubGlobal('DecompressionStream', InflateStream);

const JSON_URL = 'wss://gateway.discord.gg/?encoding=json&v=9';
const ZLIB_URL = `${JSON_URL}&compress=zlib-stream`;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What the tap is to say of payloads, read by JSON.parse. */
function expectedHints(payloads: readonly unknown[]): GatewayHint[] {
  return payloads.flatMap((each): GatewayHint[] => {
    const { t, d } = JSON.parse(JSON.stringify(each));
    const action = d?.required_action ?? null;
    if (t === 'USER_REQUIRED_ACTION_UPDATE') return [{ type: 'actionChanged', action }];
    if (t !== 'READY') return [];
    const { id: userId, username, global_name: globalName = null, phone } = d.user;
    const [countryCode, hasPhone] = [d.country_code ?? null, Boolean(phone)];
    return [{ type: 'ready', userId, username, globalName, hasPhone, countryCode, action }];
  });
}

describe('what the gateway says', () => {
  it.each([
    ['compressed', ZLIB_URL],
    ['as text', JSON_URL],
  ])('is told just so, however it is cut, and whenever the tap is started: %s', async (_, url) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(payload, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.nat({ max: 5 }),
        async (payloads, cuts, startAt) => {
          const { tap, open, hints } = openPage();
          const socket = open(url);
          const pieces =
            url === ZLIB_URL
              ? cut(deflated(payloads), cuts).filter(({ byteLength }) => byteLength > 0)
              : payloads.map((each) => JSON.stringify(each));
          for (const [index, piece] of pieces.entries()) {
            if (index === startAt) tap.start();
            socket.receive(piece);
          }
          tap.start();
          const expected = expectedHints(payloads);
          const patience = performance.now() + 20_000;
          while (hints.length < expected.length && performance.now() < patience) await turn();
          // Starting again tells once more of what READY said.
          expect(hints.slice(0, expected.length)).toEqual(expected);
          tap.stop();
        },
      ),
    );
  });
});
