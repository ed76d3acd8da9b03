import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { GatewayHint } from '../bridge/hint.ts';
import { expectedHints } from './testing/expected-hints.ts';
import { openPage } from './testing/fake-page.ts';
import { payload, splitBytes } from './testing/frames.ts';
import { InflateStream, inflation } from './testing/inflate-stream.ts';
import { createStream } from './testing/stream.ts';

const ZLIB_URL = 'wss://gateway.discord.gg/?encoding=json&v=9&compress=zlib-stream';
const END = { t: 'USER_REQUIRED_ACTION_UPDATE', d: { required_action: 'END' } };
/** What the clock goes on by each time the tap looks at it, in ms. */
let clockStep = 0;
let time = 0;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

vi.stubGlobal('DecompressionStream', InflateStream);
vi.stubGlobal('performance', { now: () => (time += clockStep) });
vi.stubGlobal('document', { hidden: false });
vi.stubGlobal('requestIdleCallback', (callback: () => void) => setImmediate(callback));

/** One connection after the other: payloads, each in some parts, and after which messages the page's own work is done. */
const connections = fc.array(
  fc.record({
    payloads: fc.array(fc.tuple(payload, fc.array(fc.nat(), { maxLength: 2 })), {
      minLength: 1,
      maxLength: 4,
    }),
    pauses: fc.array(fc.boolean(), { maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 3 },
);
/** From a machine on which a slice is never over to one on which each is over at once. */
const clockSteps = fc.constantFrom(0, 0.5, 2, 10);
/** From limits that nothing exceeds to limits that everything does. */
const limits = fc.oneof(
  fc.constant({ atFirst: 1_000_000, later: 1000 }),
  fc.record({ atFirst: fc.integer({ min: 300, max: 2000 }), later: fc.nat({ max: 300 }) }),
);

const waitUntil = async (isDone: () => boolean): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!isDone() && Date.now() < deadline) await nextTurn();
  expect(isDone()).toBe(true);
};
/** Whether `part` is the end of `whole`. */
const isEndOf = (part: readonly GatewayHint[], whole: readonly GatewayHint[]): boolean =>
  JSON.stringify(whole.slice(whole.length - part.length)) === JSON.stringify(part);

it('whenever the reason comes, what is read is what would have been read from the start', async () => {
  await fc.assert(
    fc.asyncProperty(
      connections,
      limits,
      fc.nat({ max: 40 }),
      clockSteps,
      async (opened, keepingLimits, reasonAt, step) => {
        clockStep = step;
        inflation.streams = 0;
        const { tap, open, hints } = openPage(keepingLimits);
        let [messageCount, started] = [0, false];
        /** The hints of all connections that were open when the reason came, or later. */
        let live: GatewayHint[] = [];
        let wasKeptWhole = true;
        const start = () => {
          started = true;
          tap.start();
        };
        for (const [index, { payloads, pauses }] of opened.entries()) {
          const isLast = index === opened.length - 1;
          const socket = open(ZLIB_URL);
          const compress = createStream();
          const frames = payloads.flatMap(([each, splits]) =>
            splitBytes(compress(each), splits).filter(({ byteLength }) => byteLength > 0),
          );
          if (!started) live = [];
          live.push(...expectedHints(payloads.map(([each]) => each)));
          let kept = 0;
          for (const [at, frame] of frames.entries()) {
            if (messageCount === reasonAt) start();
            messageCount += 1;
            kept += frame.byteLength + 200;
            if (!started && kept > keepingLimits.atFirst) wasKeptWhole = false;
            socket.receive(frame);
            if (!started && wasKeptWhole) expect(inflation.streams).toBe(0);
            if (pauses[at]) await nextTurn();
          }
          if (!isLast) {
            if (started) {
              // The page opens the next connection later than the tap reads what it has of this one.
              socket.receive(compress(END).buffer);
              live.push(...expectedHints([END]));
              await waitUntil(() => hints.at(-1)?.type === 'actionChanged' && isEnd(hints.at(-1)));
              hints.splice(hints.length - 1, 1);
              live.pop();
            } else {
              wasKeptWhole = true;
              inflation.streams = 0;
            }
            socket.close();
          } else {
            if (!started) start();
            socket.receive(compress(END).buffer);
            await waitUntil(() => isEnd(hints.at(-1)));
            const read = hints.slice(0, -1).filter(({ type }) => type !== 'readyMissed');
            expect(isEndOf(read, live)).toBe(true);
            if (wasKeptWhole) expect(read).toHaveLength(live.length);
          }
        }
        tap.stop();
      },
    ),
  );
});

const isEnd = (hint: GatewayHint | undefined): boolean =>
  hint?.type === 'actionChanged' && hint.action === 'END';
