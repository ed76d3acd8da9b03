import { describe, expect, it } from 'vitest';
import type { FlowState } from './state.ts';
import {
  answered,
  failed,
  isIgnored,
  LATER,
  stateAfter,
  stateAt,
  withheld,
} from './testing/every-step.ts';
import {
  ada,
  adaWith,
  back,
  callsOf,
  close,
  discordError,
  intent,
  PHONE,
  recheck,
  run,
  submitPassword,
  timeout,
  toPassword,
  USER,
} from './testing/run-flow.ts';

const REVERIFY = 'REQUIRE_REVERIFIED_PHONE';
const restarted = { type: 'restarted' } as const;

/** The step after the account was read with this number, while `action` is required. */
const stepAfterReading = (state: FlowState, phone: string | null, action: string | null = null) =>
  answered(state, { type: 'accountRead', phone, required: { action } }).step;
const removed = () => answered(stateAt('removing'), { type: 'finished' });
/** The end of the call was missed, and so was the account. */
const unsettled = (status: 'finishing' | 'removing') =>
  failed(failed(stateAt(status), timeout), timeout);

describe('the account, read after Discord confirmed the change', () => {
  it('confirms a removal, or differs', () => {
    expect(removed().step).toMatchObject({ status: 'confirming', finished: true });
    const done = { status: 'done', what: 'removed', phone: PHONE };
    expect(stepAfterReading(removed(), null)).toMatchObject({ ...done, account: 'confirms' });
    expect(stepAfterReading(removed(), PHONE)).toMatchObject({ ...done, account: 'differs' });
  });

  it('confirms a reverified number by the number alone', () => {
    const context = adaWith(PHONE, REVERIFY);
    const { state } = run([
      ...toPassword(context),
      submitPassword(context),
      { type: 'finished', callId: 3 },
    ]);
    const done = { status: 'done', what: 'reverified' };
    expect(stepAfterReading(state, PHONE, REVERIFY)).toMatchObject({
      ...done,
      account: 'confirms',
      settles: REVERIFY,
    });
    expect(stepAfterReading(state, null)).toMatchObject({
      ...done,
      account: 'differs',
      settles: null,
    });
  });

  it('is read again after a restart, for the same change', () => {
    const before = removed();
    const { step, state, effects } = run([restarted], before, LATER);
    expect(step).toMatchObject({
      status: 'confirming',
      finished: true,
      handedOff: null,
      callId: before.lastCallId + 1,
      after: stateAt('removing').step,
    });
    expect(effects).toEqual([{ type: 'readAccount', callId: state.lastCallId, userId: USER }]);
    expect(state.progress.unsettled).toBeNull();
  });

  it('is not read without a user', () => {
    expect(stateAfter({ ...stateAt('confirming'), userId: null }, restarted).step).toEqual({
      status: 'idle',
    });
  });
});

describe('the account, read to find out how a change ended', () => {
  it.each([
    ['finishing', null, { status: 'awaitingPassword', phoneToken: 'phone-token' }, 'notAdded'],
    ['removing', PHONE, { status: 'awaitingRemovalPassword' }, 'notRemoved'],
  ] as const)(
    'is read once more while that is unknown, and then the change can be tried again: %s',
    (status, phone, waiting, finding) => {
      const state = unsettled(status);
      expect(state.step).toMatchObject({ ...waiting, failure: { kind: 'unsettled' } });
      const again = run([recheck()], state, LATER);
      expect(again.step).toMatchObject({
        status: 'confirming',
        finished: false,
        handedOff: null,
        after: stateAt(status).step,
      });
      expect(callsOf(again.effects)).toEqual(['readAccount']);
      expect(stepAfterReading(again.state, phone)).toMatchObject({
        ...waiting,
        phone: PHONE,
        failure: { kind: finding },
      });
    },
  );

  it('is not read without a connection, nor once it is known', () => {
    expect(isIgnored(unsettled('removing'), intent({ type: 'recheckAccount' }, null))).toBe(true);
    const refused = failed(stateAt('removing'), discordError(50_018));
    expect(isIgnored(refused, recheck())).toBe(true);
  });

  it('is not read for another account, for which the flow stops with a change unsettled', () => {
    const event = recheck({ ...ada, userId: '100000000000000002' });
    expect(stateAfter(unsettled('removing'), event).step).toMatchObject({
      status: 'stopped',
      failure: { kind: 'accountChanged' },
      unsettled: true,
    });
  });

  it('is not read while another call is in flight', () => {
    const repeating = stateAfter(unsettled('finishing'), submitPassword());
    expect(repeating.step).toMatchObject({ status: 'finishing' });
    for (const event of [
      back(),
      close(),
      recheck(),
      { type: 'popupOpened', context: ada } as const,
    ])
      expect(isIgnored(repeating, event)).toBe(true);
    expect(withheld(repeating, 'offline').step).toMatchObject({ failure: { kind: 'unsettled' } });
  });
});
