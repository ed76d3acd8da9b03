import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureKind } from '#shared/flow/failure.ts';
import { HAND_OFF_REASONS } from '#shared/flow/hand-off.ts';
import { CALL_TYPES, type LoggedCall, MAX_LOGGED_CALLS } from '#shared/flow/logged-call.ts';
import { isActive } from './is-active.ts';
import { idleFlow } from './state.ts';
import { anyEvent, anyState, withCurrentCallId } from './testing/arbitrary-flow.ts';
import { type HistoryStep, histories } from './testing/histories.ts';
import { transition } from './transition.ts';

/** Every text that an entry may contain. */
const WORDS: readonly string[] = [
  ...CALL_TYPES,
  ...FailureKind.options,
  ...HAND_OFF_REASONS,
  ...['inFlight', 'accepted', 'unseen', 'failed', 'withheld'],
];
const WITHHELD_BEFORE_A_CALL = ['rateLimited', 'notConnected', 'phoneNotOnAccount'];

const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
};

/** Whether a call was repeated after Discord took an MFA answer, as far as somebody could see. */
const isRepeated = ({ before, event, after }: HistoryStep): boolean =>
  before.step.status === 'finishingMfa' &&
  after.step.status !== 'finishingMfa' &&
  event.type !== 'mfaFailed' &&
  event.type !== 'callWithheld';

const whatAndWhen = ({ at, call }: LoggedCall) => [at, call];

/** The steps of a history in which something changed in a flow that goes on. */
const stepsWithin = (history: readonly HistoryStep[]): readonly HistoryStep[] =>
  history.filter(({ before, after }) => after !== before && isActive(after.step));

describe('what happened so far, in any history', () => {
  it('has one entry for each call that was made, in order, and at most one for a click that made none', () => {
    let seen = 0;
    fc.assert(
      fc.property(histories, (history) => {
        for (const step of stepsWithin(history)) {
          const { before, event, after, effects } = step;
          const isStarted =
            event.type === 'intent' && ['startPhone', 'startRemoval'].includes(event.intent.type);
          const earlier = isStarted ? [] : before.progress.calls;
          const { calls } = after.progress;
          if (earlier.length > MAX_LOGGED_CALLS - 3) continue;
          expect(calls.slice(0, earlier.length).map(whatAndWhen)).toEqual(earlier.map(whatAndWhen));
          const added = calls.slice(earlier.length);
          const made = added.filter(({ outcome }) => !isWithheldBefore(outcome));
          expect(made).toHaveLength(effects.length + (isRepeated(step) ? 1 : 0));
          expect(added.length - made.length).toBeLessThanOrEqual(1);
          seen += made.length;
        }
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('ends as the step says', () => {
    let seen = 0;
    fc.assert(
      fc.property(histories, (history) => {
        for (const { event, after } of stepsWithin(history)) {
          const { step, progress } = after;
          const last = progress.calls.at(-1);
          expect('callId' in step).toBe(last?.outcome.type === 'inFlight');
          expect(
            progress.calls.slice(0, -1).some(({ outcome }) => outcome.type === 'inFlight'),
          ).toBe(false);
          if (!('callId' in event) || last === undefined || last.call === 'readAccount') continue;
          if (step.status === 'handedOff')
            expect(last.outcome).toMatchObject({ type: 'failed', why: step.why });
          if ('failure' in step && step.failure !== null && step.failure.kind !== 'unsettled')
            expect(last.outcome).toMatchObject({ why: step.failure.kind });
          if (event.type === 'codeSent' && 'failure' in step && step.failure === null)
            expect(last.outcome).toEqual({ type: 'accepted' });
          seen += 1;
        }
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('is gone with the flow', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { after } of history)
          if (!isActive(after.step)) expect(after.progress.calls).toEqual([]);
      }),
    );
  });
});

describe('what happened so far, in any state and with any events', () => {
  it('contains kinds and numbers only, and never more than it may', () => {
    fc.assert(
      fc.property(
        anyState,
        fc.array(fc.tuple(anyEvent, fc.boolean()), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (first, events, now) => {
          let state = { ...first, progress: { ...first.progress, calls: idleFlow.progress.calls } };
          for (const [event, isAnswer] of events) {
            [state] = transition(state, isAnswer ? withCurrentCallId(state, event) : event, now);
            expect(WORDS).toEqual(expect.arrayContaining(wordsIn(state.progress.calls)));
            expect(state.progress.calls.length).toBeLessThanOrEqual(MAX_LOGGED_CALLS);
          }
        },
      ),
    );
  });
});

/** Whether no effect stood behind the entry: the click itself was refused. */
const isWithheldBefore = (outcome: LoggedCall['outcome']): boolean =>
  outcome.type === 'withheld' && WITHHELD_BEFORE_A_CALL.includes(outcome.why);
