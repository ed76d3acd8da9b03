import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { createFlowRunner } from './flow-runner.ts';
import type { CallOutcome, FlowEffect } from './machine/events.ts';
import { type FlowState, idleFlow } from './machine/state.ts';
import { aChoice, nextEvent } from './machine/testing/histories.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A browser in which the background can die, and a Discord that answers when it is told to. */
function world() {
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
  /** Calls that the flow had let go of by the time they were made. */
  const unwanted: FlowEffect[] = [];
  /** The calls of the background that lives now. With it dies whatever it was asking. */
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

const doings = fc.array(
  fc.record({
    choice: aChoice,
    how: fc.oneof(
      { weight: 12, arbitrary: fc.constant('goOn') },
      { weight: 2, arbitrary: fc.constant('die') },
      { weight: 2, arbitrary: fc.constant('disconnect') },
      { weight: 2, arbitrary: fc.constant('answer') },
    ),
  }),
  { maxLength: 20, size: 'max' },
);

it('no two calls are ever under way at once, and none is made twice, however often the background dies', async () => {
  await fc.assert(
    fc.asyncProperty(doings, async (steps) => {
      const { item, performed, unwanted, wakeUp, mostAtOnce, waiting, answer } = world();
      let runner = wakeUp();
      for (const { how, choice } of steps) {
        const state = (await item.get()) ?? idleFlow;
        const event = nextEvent(state, choice);
        const open = waiting();
        if (how === 'die') {
          const before = performed.length;
          runner = wakeUp();
          await runner.wake();
          await settled();
          for (const effect of performed.slice(before)) expect(effect.type).toBe('readAccount');
        } else if (how === 'disconnect') await runner.dispatch({ type: 'disconnected' });
        else if (open && (how === 'answer' || 'callId' in event))
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
