import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openPage } from './testing/fake-page.ts';
import { frames } from './testing/frames.ts';
import { InflateStream } from './testing/inflate-stream.ts';

vi.stubGlobal('DecompressionStream', InflateStream);

const JSON_URL = 'wss://gateway.discord.gg/?encoding=json&v=9';
const ZLIB_URL = `${JSON_URL}&compress=zlib-stream`;
const addresses = fc.constantFrom(
  ZLIB_URL,
  JSON_URL,
  'wss://gateway.discord.gg/?encoding=etf&v=9&compress=zlib-stream',
  `${JSON_URL}&compress=zstd-stream`,
  'wss://resume.example/?encoding=json',
  'wss://us-east123.discord.media/?v=8',
  'ws://127.0.0.1:6463/?v=1',
);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What a frame holds: as a list, because two buffers are equal for `toEqual` whatever is in them. */
const contentOf = (frame: unknown): unknown =>
  frame instanceof ArrayBuffer ? [...new Uint8Array(frame)] : frame;

describe('the page’s own messages', () => {
  it('arrive as they were sent, in their order, whatever they are and whatever the tap is told', async () => {
    const orders = fc.constantFrom('start', 'stop', 'none', 'wait', 'close');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ url: addresses, frames, orders: fc.array(orders) }), { maxLength: 2 }),
        fc.boolean(),
        async (connections, startsFirst) => {
          const { tap, open } = openPage();
          if (startsFirst) tap.start();
          for (const { url, frames: sent, orders: given } of connections) {
            const socket = open(url);
            const heardLater: unknown[] = [];
            socket.addEventListener('message', (event) => {
              if (event instanceof MessageEvent) heardLater.push(event.data);
              expect(event.defaultPrevented).toBe(false);
            });
            const before = sent.map(contentOf);
            for (const [index, frame] of sent.entries()) {
              const order = given[index % Math.max(given.length, 1)];
              if (order === 'start' || order === 'stop') tap[order]();
              else if (order === 'wait') await turn();
              else if (order === 'close') socket.dispatchEvent(new Event('close'));
              socket.receive(frame);
            }
            await turn();
            // The very same objects, heard by who listened before the tap and by who came after it.
            expect(socket.heard.length).toBe(sent.length);
            for (const [index, frame] of sent.entries()) {
              expect(socket.heard[index]).toBe(frame);
              expect(heardLater[index]).toBe(frame);
            }
            expect(sent.map(contentOf)).toEqual(before);
            expect(socket.sent).toEqual([]);
          }
          tap.stop();
          await turn();
        },
      ),
    );
  });
});
