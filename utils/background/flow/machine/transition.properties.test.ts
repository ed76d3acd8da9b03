import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { happyPathEvent, happyPathOutcome } from '../testing/happy-path.ts';
import type { FlowEffect, FlowEvent } from './events.ts';
import { isActive } from './is-active.ts';
import { mustReadAccount } from './progress.ts';
import { FlowState, idleFlow } from './state.ts';
import { anyEvent, anyState, withCurrentCallId } from './testing/arbitrary-flow.ts';
import {
  contexts,
  type HistoryStep,
  histories,
  historiesFrom,
  MFA_ANSWER,
  PASSWORD,
} from './testing/histories.ts';
import {
  adaWith,
  back,
  failed,
  PHONE,
  read,
  run,
  submitPassword,
  timeout,
  toPassword,
  toRemoving,
  withheld,
} from './testing/run-flow.ts';
import { transition } from './transition.ts';

/** The fields that tell when a wait ends. */
const WAITS = ['until', 'resendAt', 'smsAt', 'retryAt'];
const LATER = Number.MAX_SAFE_INTEGER;
const nameOf = (effect: FlowEffect) =>
  effect.type === 'makeCall' ? effect.call.type : effect.type;
const isWrite = (effect: FlowEffect) => effect.type !== 'readAccount';
/** A number was verified again without an answer, and the account cannot tell; then the user went back. */
const unclearChange = run([
  ...toPassword(adaWith(PHONE)),
  submitPassword(adaWith(PHONE)),
  failed(3, timeout),
  read(4, PHONE),
  back(),
]).state;
/** The state as the next background loads it. */
const readBack = (state: FlowState) => FlowState.parse(JSON.parse(JSON.stringify(state)));
const lastOf = (history: readonly HistoryStep[]) => history.at(-1)?.after ?? idleFlow;

describe('the flow machine, in any state and with any events', () => {
  it('never throws, keeps the state storable, and makes at most one call, with a new number', () => {
    fc.assert(
      fc.property(
        anyState,
        fc.array(fc.tuple(anyEvent, fc.boolean()), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (first, events, now) => {
          let state = first;
          for (const [event, isAnswer] of events) {
            const happened = isAnswer ? withCurrentCallId(state, event) : event;
            const [after, effects] = transition(state, happened, now);
            expect(readBack(after)).toEqual(after);
            expect(effects.length).toBeLessThanOrEqual(1);
            for (const { callId } of effects) {
              expect(callId).toBe(state.lastCallId + 1);
              expect(after).toMatchObject({ lastCallId: callId, step: { callId } });
            }
            state = after;
          }
        },
      ),
    );
  });
});

describe('the flow machine, in any history', () => {
  it('keeps the state storable, and at most one call in flight, each with its own number', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const calls = new Set<number>();
        let inFlight: number | null = null;
        for (const { event, before, after, effects } of history) {
          expect(readBack(after)).toEqual(after);
          // The state no longer waits for an abandoned call. The runner delays the next call until that one ends.
          const isOver = 'callId' in event && event.callId === inFlight;
          if (isOver || ['restarted', 'disconnected', 'forgotten'].includes(event.type))
            inFlight = null;
          const hasSignedOut = event.type === 'signedOut' && after !== before;
          if (hasSignedOut || after.step.status === 'stopped') inFlight = null;
          for (const { callId } of effects) {
            expect(inFlight).toBeNull();
            expect(calls.has(callId)).toBe(false);
            calls.add(callId);
            inFlight = callId;
          }
          expect('callId' in after.step ? after.step.callId : null).toBe(inFlight);
        }
      }),
    );
  });

  it('repeats no call after restarts at any time, but may read the account, and ignores the old answer', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.integer({ min: 1, max: 3 }), (history, at, times) => {
        const made = history[at % Math.max(history.length, 1)];
        if (made === undefined) return;
        let state = made.after;
        for (let turn = 0; turn < times; turn += 1) {
          const before = readBack(state);
          const [after, effects] = transition(before, { type: 'restarted' }, made.now);
          expect(effects.filter(isWrite)).toEqual([]);
          for (const { callId } of effects) expect(callId).toBe(before.lastCallId + 1);
          if ('callId' in before.step) {
            const oldAnswer = happyPathOutcome(before.step);
            expect(transition(after, oldAnswer, made.now)).toEqual([after, []]);
          }
          // The state waits for the user, or for the account to be read.
          expect('callId' in after.step).toBe(effects.length === 1);
          state = after;
        }
      }),
    );
  });

  it('makes a call that changes something only on the user’s intent, from a waiting step', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { event, before, effects } of history)
          if (effects.some(isWrite)) {
            expect(event.type).toBe('intent');
            expect('callId' in before.step).toBe(false);
          }
      }),
    );
  });

  it('respects rate limits, whatever path the user takes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { before, effects, now } of history)
          for (const effect of effects) {
            const ofAddress = ['verifyPhone', 'resendCode', 'sendMfaSms'].includes(nameOf(effect));
            const limit = before.limits.find(
              ({ callType, userId }) =>
                callType === nameOf(effect) && userId === (ofAddress ? null : effect.userId),
            );
            expect(limit?.until ?? 0).toBeLessThanOrEqual(now);
          }
      }),
    );
  });

  it('never puts a password or an MFA answer into the state', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stored = JSON.stringify(history.map(({ after }) => after));
        expect(stored).not.toContain(PASSWORD);
        expect(stored).not.toContain(MFA_ANSWER);
      }),
    );
  });
});

describe('what the flow has reached, in any history', () => {
  it('keeps every code that was delivered within reach, until it was used or the user starts over', () => {
    let reached = 0;
    fc.assert(
      fc.property(histories, (history) => {
        let delivered = new Set<string>();
        for (const { before, event, after, now } of history) {
          const calling = effectiveStepOf(before);
          if ('callId' in event && calling !== null && after !== before) {
            const { status, phone } = calling;
            const isSending = status === 'sendingCode' || status === 'resendingCode';
            if (isSending && event.type === 'codeSent') delivered.add(phone);
            if (status === 'verifyingCode' && event.type === 'phoneVerified')
              delivered.delete(phone);
          }
          if (!isActive(after.step)) delivered = new Set();
          if ('callId' in after.step || mustReadAccount(after.progress)) continue;
          for (const phone of delivered) {
            reached += 1;
            expect(codeWithinReach(after, phone, now)).toBe(phone);
          }
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it.each([
    ['adding', run([...toPassword(), submitPassword(), failed(3, timeout), withheld(4)]).state],
    ['removing', run([...toRemoving(adaWith(PHONE)), failed(1, timeout), withheld(2)]).state],
  ])('sends no code while nobody knows how a change ended: %s', (_what, unsettled) => {
    expect(mustReadAccount(unsettled.progress)).toBe(true);
    fc.assert(
      fc.property(historiesFrom(unsettled), (history) => {
        for (const { event, before, after, effects } of history) {
          const isAnswer = 'callId' in event && after !== before;
          if (isAnswer && (event.type === 'accountRead' || event.type === 'finished')) return;
          // Leaving without a session: the next one begins by reading the account.
          if (!isActive(after.step)) return;
          expect(effects.map(nameOf)).not.toContain('sendCode');
          expect(effects.map(nameOf)).not.toContain('resendCode');
          expect(mustReadAccount(after.progress)).toBe(true);
          expect(['awaitingPhone', 'awaitingCode']).not.toContain(after.step.status);
        }
      }),
    );
  });

  it.each([
    ['a flow', idleFlow],
    ['a change that reading did not settle', unclearChange],
  ])('reads the account for the change that was made last: after %s', (_what, first) => {
    let reached = 0;
    fc.assert(
      fc.property(historiesFrom(first), (history) => {
        for (const { before, after } of history) {
          const changing = effectiveStepOf(before);
          if (changing === null || after.step.status !== 'confirming') continue;
          reached += 1;
          const { callId: _of, before: _account, ...change } = changing;
          expect(after.step.after).toMatchObject(change);
        }
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('settles nothing but the action that was open when the user submitted', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const open = new Map<number, string | null>();
        for (const { before, event, after, effects } of history) {
          if (event.type === 'intent')
            for (const { callId } of effects)
              open.set(callId, event.context?.requiredAction ?? null);
          const { step } = after;
          if (step.status !== 'done' || before.step.status !== 'confirming') continue;
          if (step.settles === null) continue;
          expect(step.settles).toBe(open.get(before.step.after.callId));
          expect([step.what === 'removed', step.account === 'differs']).toEqual([false, false]);
        }
      }),
    );
  });

  it.each([
    ['a history', histories.map((history) => history.map(({ after }) => after))],
    ['any state', anyState.map((state) => [state])],
  ])('lets no wait outlast a clock that was set back: %s', (_what, states) => {
    let seen = 0;
    fc.assert(
      fc.property(states, fc.nat({ max: 1_000_000 }), (reached, now) => {
        for (const state of reached) {
          const later = { ...state, changedAt: now + 1 };
          seen += waitsIn(later).filter((until) => until > now).length;
          const [after] = transition(later, { type: 'popupOpened', context: null }, now);
          expect(waitsIn(after).filter((until) => until > now)).toEqual([]);
        }
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });
});

/** The end of every wait in a state, wherever it is kept, in ms since the epoch. */
function waitsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'number' && WAITS.includes(key) ? [part] : waitsIn(part),
  );
}

/** The step whose call is in flight: after MFA, the one whose call is repeated. Null where the call is another one. */
function effectiveStepOf({ step }: FlowState) {
  if (!('callId' in step) || step.status === 'confirming' || step.status === 'sendingMfaSms')
    return null;
  return 'interrupted' in step ? step.interrupted : step;
}

/** Goes back without a call until a code can be entered, and returns the number that it was sent to. */
function codeWithinReach(from: FlowState, phone: string, now: number): string | null {
  let state = from;
  const context = contexts.find((each) => each?.userId === state.userId) ?? null;
  for (let turn = 0; turn < 4; turn += 1) {
    if (state.step.status === 'awaitingCode' && state.step.phone === phone) return phone;
    const type = state.step.status === 'awaitingPhone' ? 'haveCode' : 'back';
    const [next, effects] = transition(
      state,
      { type: 'intent', intent: { type, phone }, context },
      now,
    );
    expect(effects).toEqual([]);
    state = next;
  }
  return null;
}

describe('the way through the flow', () => {
  it('leads from every state to the end, when the user continues and Discord accepts every call', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let state = lastOf(history);
        let next = happyPathEvent(state);
        for (let turn = 0; turn < 16 && next !== null; turn += 1) {
          const [after] = transition(state, next, LATER);
          expect(after).not.toBe(state);
          state = after;
          next = happyPathEvent(state);
        }
        expect(state.step.status).toBe('done');
      }),
    );
  });

  it('continues after every end of a call, even one that does not fit it, and after a restart', () => {
    fc.assert(
      fc.property(
        histories.map(lastOf).filter(({ step }) => 'callId' in step),
        fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
        (state, events) => {
          for (const event of [{ type: 'restarted' } as const, ...events]) {
            if (!('callId' in event) && event.type !== 'restarted') continue;
            const [{ step }] = transition(state, withCurrentCallId(state, event), 0);
            // The call has ended. At most the account is read now.
            if (!('callId' in step)) continue;
            expect(step.status).toBe('confirming');
            expect(step.callId).toBe(state.lastCallId + 1);
          }
        },
      ),
    );
  });

  it('lets the user close the flow in every step that waits for them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = lastOf(history);
        if ('callId' in state.step) return;
        const close: FlowEvent = { type: 'intent', intent: { type: 'close' }, context: null };
        expect(transition(state, close, 0)[0].step).toEqual({ status: 'idle' });
      }),
    );
  });
});

// About the histories, not about the machine: of no use to a run that changes the machine, which has few cases.
it.skipIf(inject('properties').cases < 100)(
  'histories reach every step, or these properties would prove little',
  () => {
    const sample = fc.sample(histories, { seed: 1, numRuns: 3000 }).flat();
    const statuses = new Set(sample.map(({ after }) => after.step.status));
    expect([...statuses].sort()).toEqual(
      [
        'awaitingCode',
        'awaitingMfa',
        'awaitingPassword',
        'awaitingPhone',
        'awaitingRemovalPassword',
        'confirming',
        'done',
        'finishing',
        'finishingMfa',
        'handedOff',
        'idle',
        'removing',
        'resendingCode',
        'sendingCode',
        'sendingMfaSms',
        'stopped',
        'verifyingCode',
      ].sort(),
    );
  },
);
