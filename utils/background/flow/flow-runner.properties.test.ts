import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { createFlowRunner } from './flow-runner.ts';
import type { CallOutcome, FlowEffect } from './machine/events.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { anyChoice, nextEvent } from './machine/testing/histories.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A browser in which the background can die, and a Discord that answers when the test says so. */
function createFixture() {
  const stored = memoryItem<FlowState>();
  let flow = idleFlow;
  const item = {
    ...stored,
    set(state: FlowState) {
      flow = state;
      return stored.set(state);
    },
  };
  const performed: FlowEffect[] = [];
  /** Calls that were made although the flow no longer waited for them. */
  const unwanted: FlowEffect[] = [];
  /** The open calls of the current background. They are lost when it dies. */
  let answers: { callId: number; answer: (outcome: CallOutcome) => void }[] = [];
  let mostAtOnce = 0;

  const wakeUp = () => {
    const mine: typeof answers = [];
    answers = mine;
    return createFlowRunner({
      item,
      now: () => 1_000_000,
      perform: (effect) =>
        new Promise((resolve) => {
          performed.push(effect);
          if (!('callId' in flow.step) || flow.step.callId !== effect.callId) unwanted.push(effect);
          mine.push({ callId: effect.callId, answer: resolve });
          mostAtOnce = Math.max(mostAtOnce, mine.length);
        }),
    });
  };

  return {
    item,
    performed,
    unwanted,
    wakeUp,
    mostAtOnce: () => mostAtOnce,
    waiting: () => answers[0],
    answer: (outcome: CallOutcome) => answers.shift()?.answer(outcome),
  };
}

const turns = fc.array(
  fc.record({
    choice: anyChoice,
    action: fc.oneof(
      { weight: 12, arbitrary: fc.constant('continue') },
      { weight: 2, arbitrary: fc.constant('die') },
      { weight: 2, arbitrary: fc.constant('disconnect') },
      { weight: 2, arbitrary: fc.constant('answer') },
    ),
  }),
  { maxLength: 20, size: 'max' },
);

it('the flow runner has at most one call in flight, and repeats none when the background dies', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (steps) => {
      const { item, performed, unwanted, wakeUp, mostAtOnce, waiting, answer } = createFixture();
      let runner = wakeUp();
      for (const { action, choice } of steps) {
        const state = (await item.get()) ?? idleFlow;
        const event = nextEvent(state, choice);
        const open = waiting();
        if (action === 'die') {
          const before = performed.length;
          runner = wakeUp();
          await runner.wake();
          await settled();
          for (const effect of performed.slice(before)) expect(effect.type).toBe('readAccount');
        } else if (action === 'disconnect') await runner.dispatch({ type: 'disconnected' });
        else if (open && (action === 'answer' || 'callId' in event))
          answer({ type: 'callFailed', callId: open.callId, error: { name: 'timeout' } });
        else if (event.type !== 'restarted') await runner.dispatch(event);
        await settled();
      }
      expect(unwanted).toEqual([]);
      expect(mostAtOnce()).toBeLessThanOrEqual(1);
      const calls = performed.map(({ callId }) => callId);
      expect(new Set(calls).size).toBe(calls.length);
    }),
  );
});
