import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHintSender } from './hint-sender.ts';

const ready = (username: string) => ({
  user: {
    userId: '100000000000000001',
    username,
    globalName: null,
    hasPhone: false,
    countryCode: null,
  },
  action: null,
});
const action = { userId: '100000000000000001', action: 'REQUIRE_VERIFIED_PHONE' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A background that takes messages, or does not. */
function createFixture() {
  const state = { reply: async (): Promise<unknown> => true, sent: [] as [string, unknown][] };
  const stop = new AbortController();
  const sendHint = createHintSender(async (name, data) => {
    state.sent.push([name, data]);
    return state.reply();
  }, stop.signal);
  return { state, stop, sendHint };
}

describe('hints', () => {
  it('are sent until they are taken, also when the message was lost while the background woke', async () => {
    const { state, sendHint } = createFixture();
    const replies = [
      async () => undefined,
      () => Promise.reject(new Error('Could not establish connection')),
      async () => true,
    ];
    state.reply = () => replies.shift()?.() ?? Promise.resolve(true);
    sendHint('readySeen', ready('ada'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.sent).toEqual(Array(3).fill(['readySeen', ready('ada')]));
  });

  it('of a page are limited: merged, and at most a few a second', async () => {
    const { state, sendHint } = createFixture();
    for (let each = 0; each < 4000; each += 1) {
      sendHint('readySeen', ready(`invented-${each}`));
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.sent.length).toBeLessThan(20);
    expect(state.sent.at(-1)).toEqual(['readySeen', ready('invented-3999')]);
  });

  it('of different kinds do not displace each other', async () => {
    const { state, sendHint } = createFixture();
    sendHint('readySeen', ready('ada'));
    sendHint('readySeen', ready('ada'));
    sendHint('requiredActionSeen', action);
    await vi.advanceTimersByTimeAsync(2000);
    expect(state.sent.map(([name]) => name)).toEqual([
      'readySeen',
      'readySeen',
      'requiredActionSeen',
    ]);
  });

  it('end with the script, even when none is taken', async () => {
    const { state, stop, sendHint } = createFixture();
    state.reply = async () => undefined;
    sendHint('readySeen', ready('ada'));
    await vi.advanceTimersByTimeAsync(5000);
    stop.abort();
    const sent = state.sent.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.sent).toHaveLength(sent);
  });
});
