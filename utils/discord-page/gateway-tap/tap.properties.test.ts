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
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A frame's content; bytes as a list, because `toEqual` considers any two buffers equal. */
const contentOf = (frame: unknown): unknown =>
  frame instanceof ArrayBuffer ? [...new Uint8Array(frame)] : frame;

describe('the page’s own messages', () => {
  it('arrive unchanged and in order, whatever they are and whatever commands the tap gets', async () => {
    const step = fc.constantFrom('start', 'stop', 'none', 'wait', 'close');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ url: addresses, frames, steps: fc.array(step) }), { maxLength: 2 }),
        fc.boolean(),
        async (connections, startsFirst) => {
          const { tap, open } = openPage();
          if (startsFirst) tap.start();
          for (const { url, frames: sent, steps } of connections) {
            const socket = open(url);
            const receivedLater: unknown[] = [];
            socket.addEventListener('message', (event) => {
              if (event instanceof MessageEvent) receivedLater.push(event.data);
              expect(event.defaultPrevented).toBe(false);
            });
            const before = sent.map(contentOf);
            for (const [index, frame] of sent.entries()) {
              const next = steps[index % Math.max(steps.length, 1)];
              if (next === 'start' || next === 'stop') tap[next]();
              else if (next === 'wait') await nextTurn();
              else if (next === 'close') socket.dispatchEvent(new Event('close'));
              socket.receive(frame);
            }
            await nextTurn();
            // Listeners added before and after the tap received the very same objects.
            expect(socket.received.length).toBe(sent.length);
            for (const [index, frame] of sent.entries()) {
              expect(socket.received[index]).toBe(frame);
              expect(receivedLater[index]).toBe(frame);
            }
            expect(sent.map(contentOf)).toEqual(before);
            expect(socket.sent).toEqual([]);
          }
          tap.stop();
          await nextTurn();
        },
      ),
    );
  });
});
