import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeptMessages, keepingLimits, type Message } from './kept-messages.ts';

const MB = 1_000_000;

describe('kept messages', () => {
  it('are the very objects that the page received, in their order', () => {
    const kept = createKeptMessages(keepingLimits);
    const messages = [new ArrayBuffer(8), '{}', new ArrayBuffer(8)];
    for (const message of messages) expect(kept.add(message)).toEqual([]);
    const taken = kept.take();
    for (const [at, message] of messages.entries()) expect(taken[at]).toBe(message);
    expect(kept.take()).toEqual([]);
  });

  it('are all kept up to 16 MB, and after that only the latest megabyte', () => {
    const kept = createKeptMessages(keepingLimits);
    const messages = Array.from({ length: 40 }, () => new ArrayBuffer(0.5 * MB - 200));
    const [head, tail] = [messages.slice(0, 32), messages.slice(32)];
    for (const message of head) expect(kept.add(message)).toEqual([]);
    expect(kept.add(tail[0] ?? '')).toHaveLength(31);
    for (const message of tail.slice(1)) expect(kept.add(message)).toHaveLength(1);
    expect(kept.take()).toHaveLength(2);
  });

  it('of a connection with many small ones count what browsers need for each', () => {
    const kept = createKeptMessages(keepingLimits);
    let count = 0;
    while (kept.add(new ArrayBuffer(1)).length === 0) count += 1;
    expect(count).toBeLessThan((16 * MB) / 200);
  });

  it('neither lose a message nor change the order, and keep no more than the limits', () => {
    const message = fc.oneof(
      fc.nat({ max: 400 }).map((length): Message => new ArrayBuffer(length)),
      fc.string({ maxLength: 200 }),
    );
    const limits = fc.record({ atFirst: fc.nat({ max: 4000 }), later: fc.nat({ max: 1000 }) });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), limits, (messages, { atFirst, later }) => {
        const kept = createKeptMessages({ atFirst: Math.max(atFirst, later), later });
        const returned: Message[] = [];
        for (const each of messages) returned.push(...kept.add(each));
        const taken = kept.take();
        expect([...returned, ...taken].every((each, at) => each === messages[at])).toBe(true);
        expect(returned.length + taken.length).toBe(messages.length);
        const bytes = taken.map((each) =>
          typeof each === 'string' ? each.length : each.byteLength,
        );
        expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(
          returned.length === 0 ? Math.max(atFirst, later) : later,
        );
      }),
    );
  });

  it('never fail, whatever a page makes of its messages', () => {
    const kept: { add(message: unknown): readonly unknown[] } = createKeptMessages(keepingLimits);
    for (const odd of [null, undefined, 7, {}, [], new Blob(['x']), { length: 'x' }])
      expect(kept.add(odd)).toEqual([]);
  });
});
