import { describe, expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { createFlowRunner } from './flow-runner.ts';
import type { CallOutcome, FlowEffect, FlowEvent } from './machine/events.ts';
import type { FlowState } from './machine/state.ts';

const context = {
  userId: '100000000000000001',
  name: 'Ada Lovelace',
  phone: null,
  hasPhone: false,
  hasEmail: true,
  requiredAction: null,
};
const start: FlowEvent = {
  type: 'intent',
  context,
  intent: { type: 'startPhone' },
};
const submitPhone: FlowEvent = {
  type: 'intent',
  context,
  intent: {
    type: 'submitPhone',
    phone: '+14155550123',
    changePhoneReason: 'user_settings_update',
  },
};

/** A background with its storage, and calls that end when the test says so. */
function createFixture({ canPublish = true } = {}) {
  const item = memoryItem<FlowState>();
  const log: string[] = [];
  const calls: { effect: FlowEffect; end: (outcome: CallOutcome) => void; fail: () => void }[] = [];
  const create = () => {
    const runner = createFlowRunner({
      item: {
        ...item,
        async set(state) {
          log.push(`stored ${state.step.status}`);
          await item.set(state);
        },
      },
      now: () => 0,
      perform: (effect) => {
        log.push(`called ${effect.type === 'makeCall' ? effect.call.type : effect.type}`);
        const { promise, resolve, reject } = Promise.withResolvers<CallOutcome>();
        calls.push({ effect, end: resolve, fail: () => reject(new Error('broken')) });
        return promise;
      },
    });
    runner.onChanged(() => {
      if (!canPublish) throw new Error('cannot publish');
      log.push('shown');
    });
    return runner;
  };
  return { item, log, calls, create, runner: create() };
}

const status = async (item: ReturnType<typeof createFixture>['item']) =>
  (await item.get())?.step.status;

describe('the flow runner', () => {
  it('stores the state, then publishes it, then makes the call', async () => {
    const { runner, log } = createFixture();
    await runner.dispatch(start);
    log.length = 0;
    await runner.dispatch(submitPhone);
    expect(log).toEqual(['stored sendingCode', 'shown', 'called sendCode']);
  });

  it('makes the call even when publishing fails, so that the state does not wait forever', async () => {
    const { runner, calls } = createFixture({ canPublish: false });
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    expect(calls).toHaveLength(1);
  });

  it('dispatches the outcome of a call', async () => {
    const { runner, calls, item } = createFixture();
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    calls[0]?.end({ type: 'codeSent', callId: 1 });
    await expect.poll(() => status(item)).toBe('awaitingCode');
  });

  it('makes one call when the same click arrives twice at once', async () => {
    const { runner, calls } = createFixture();
    await Promise.all([start, submitPhone, submitPhone].map(runner.dispatch));
    expect(calls).toHaveLength(1);
  });

  it('settles after a restart the call that the dead background left open, and does not repeat it', async () => {
    const { runner, create, calls, item } = createFixture();
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    await create().wake();
    expect(await status(item)).toBe('awaitingCode');
    expect(calls).toHaveLength(1);
  });

  it('does not treat a second wake as a restart', async () => {
    const { runner, item } = createFixture();
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    await runner.wake();
    expect(await status(item)).toBe('sendingCode');
  });

  it('reports a call that throws inside Handset as an error in Handset', async () => {
    const { runner, calls, item } = createFixture();
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    calls[0]?.fail();
    await expect
      .poll(async () => (await item.get())?.step)
      .toMatchObject({
        status: 'awaitingPhone',
        failure: { kind: 'handsetError' },
      });
  });

  it('settles an open call at the next event when storing failed at the start', async () => {
    const { runner, item } = createFixture();
    await runner.dispatch(start);
    await runner.dispatch(submitPhone);
    let failures = 1;
    const restarted = createFlowRunner({
      item: {
        ...item,
        async set(state) {
          failures -= 1;
          if (failures >= 0) throw new Error('The disk is full');
          await item.set(state);
        },
      },
      now: () => 0,
      perform: async () => ({ type: 'codeSent', callId: 2 }),
    });
    await expect(restarted.wake()).rejects.toThrow('disk');
    expect(await status(item)).toBe('sendingCode');
    await restarted.wake();
    expect(await status(item)).toBe('awaitingCode');
  });

  it('delays a call while one that was abandoned by a disconnection is in flight', async () => {
    const { runner, calls } = createFixture();
    for (const event of [start, submitPhone, { type: 'disconnected' } as const, start, submitPhone])
      await runner.dispatch(event);
    expect(calls).toHaveLength(1);
    calls[0]?.end({ type: 'codeSent', callId: 1 });
    await expect.poll(() => calls.map(({ effect }) => effect.callId)).toEqual([1, 2]);
  });

  it('does not make a call that was abandoned while it waited for its turn', async () => {
    const { runner, calls, item } = createFixture();
    const disconnected = { type: 'disconnected' } as const;
    for (const event of [start, submitPhone, disconnected, start, submitPhone, disconnected])
      await runner.dispatch(event);
    calls[0]?.end({ type: 'codeSent', callId: 1 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(calls).toHaveLength(1);
    expect(await status(item)).toBe('idle');
  });
});
