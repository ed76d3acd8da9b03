import { describe, expect, it } from 'vitest';
import type { FlowEvent, IntentContext } from './events.ts';
import { noProgress } from './state.ts';
import {
  aboutField,
  ada,
  adaWith,
  back,
  callsOf,
  captcha,
  close,
  discordError,
  failed,
  intent,
  limited,
  OTHER_PHONE,
  PHONE,
  read,
  recheck,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  timeout,
  toPassword,
  toRemoving,
  USER,
  withheld,
} from './testing/run-flow.ts';

const ADD = 'REQUIRE_VERIFIED_PHONE';
const REVERIFY = 'REQUIRE_REVERIFIED_PHONE';
const EITHER = 'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE';
const finishing = (context: IntentContext) => [...toPassword(context), submitPassword(context)];
const unknownRead = (callId: number, phone: string | null): FlowEvent => ({
  type: 'accountRead',
  callId,
  phone,
  required: null,
});

describe('a number that was on the account before proves nothing: then the demand does', () => {
  const context = adaWith(PHONE, ADD);

  it.each<[string, readonly FlowEvent[], FlowEvent]>([
    [
      'after a lost answer to the finish',
      [...finishing(context), failed(3, timeout)],
      read(4, PHONE, ADD),
    ],
    [
      'after a captcha at the first call',
      [start(context), submitPhone(PHONE, context), failed(1, captcha), recheck(context)],
      read(2, PHONE, ADD),
    ],
    [
      'while no page told what is required',
      [...finishing(context), failed(3, timeout)],
      unknownRead(4, PHONE),
    ],
    [
      'where an e-mail address may have settled the demand',
      [...finishing(adaWith(PHONE, EITHER)), failed(3, timeout)],
      read(4, PHONE, null),
    ],
    [
      'where nothing was required',
      [...finishing(adaWith(PHONE)), failed(3, timeout)],
      read(4, PHONE),
    ],
    [
      'where its digits were not known before',
      [...finishing({ ...adaWith(PHONE, ADD), phone: null }), failed(3, timeout)],
      read(4, PHONE, ADD),
    ],
  ])('no “done” %s', (_what, events, event) => {
    expect(run([...events, event]).step).not.toMatchObject({ status: 'done' });
  });

  it('is done once the action that was open when the user submitted is gone', () => {
    const events = [...finishing(context), failed(3, timeout)];
    for (const next of [null, 'REQUIRE_VERIFIED_EMAIL', REVERIFY])
      expect(run([...events, read(4, PHONE, next)]).step).toMatchObject({
        status: 'done',
        account: 'confirms',
        settles: ADD,
      });
  });

  it('is done when a page tells later that the action is gone', () => {
    const unclear = [...finishing(context), failed(3, timeout), read(4, PHONE, ADD)];
    const told = (action: string | null, userId = USER): FlowEvent => ({
      type: 'actionSeen',
      userId,
      action,
    });
    expect(run([...unclear, told(null)]).step).toMatchObject({ status: 'done', settles: ADD });
    expect(run([...unclear, told(REVERIFY)]).step).toMatchObject({ status: 'done', settles: ADD });
    const others: readonly (readonly FlowEvent[])[] = [
      [...unclear, told(ADD)],
      [...unclear, told(null, 'somebody else')],
      // The user types another number, or tries again.
      [...unclear, back(context), told(null)],
      [...unclear, submitPassword(context), told(null)],
      // Nobody has looked at the account yet, or it lacks the number.
      [...finishing(context), failed(3, timeout), told(null)],
      [...finishing(context), failed(3, timeout), failed(4, timeout), told(null)],
      [...finishing(context), failed(3, timeout), read(4, null, ADD), told(null)],
      // An e-mail address may have settled it.
      [
        ...finishing(adaWith(PHONE, EITHER)),
        failed(3, timeout),
        read(4, PHONE, EITHER),
        told(null),
      ],
      // Nothing was required.
      [...finishing(adaWith(PHONE)), failed(3, timeout), read(4, PHONE), told(null)],
      [...toPassword(context), told(null)],
    ];
    for (const events of others) expect(run(events).step).toEqual(run(events.slice(0, -1)).step);
  });

  it('is not done when the action is gone but the number as well', () => {
    const events = [...finishing(context), failed(3, timeout)];
    expect(run([...events, read(4, null)]).step).toMatchObject({ failure: { kind: 'notAdded' } });
  });
});

describe('what the account shows after something was done elsewhere', () => {
  it('says what was done on Discord’s page with another number with that number', () => {
    const { step } = run([
      start(),
      submitPhone(),
      failed(1, captcha),
      recheck(),
      read(2, OTHER_PHONE),
    ]);
    expect(step).toMatchObject({ status: 'done', phone: OTHER_PHONE, account: 'confirms' });
  });

  it('does not take the number that was there before for another number', () => {
    const context = adaWith(OTHER_PHONE);
    const { step } = run([
      start(context),
      submitPhone(PHONE, context),
      failed(1, captcha),
      recheck(context),
      read(2, OTHER_PHONE),
    ]);
    expect(step).toMatchObject({ status: 'handedOff', found: 'notAdded' });
  });

  it('counts a number that was replaced as removed', () => {
    const { step } = run([...toRemoving(adaWith(PHONE)), failed(1, timeout), read(2, OTHER_PHONE)]);
    expect(step).toMatchObject({ status: 'done', what: 'removed', phone: PHONE });
  });
});

describe('only the action that was open when the user submitted can be settled', () => {
  it.each([
    ['by adding a number', adaWith(OTHER_PHONE, ADD), read(4, PHONE), ADD],
    ['by reverifying', adaWith(PHONE, REVERIFY), read(4, PHONE, REVERIFY), REVERIFY],
    ['not where none was open', ada, read(4, PHONE, ADD), null],
    [
      'not where no phone resolves it',
      { ...ada, requiredAction: 'AGREEMENTS' },
      read(4, PHONE),
      null,
    ],
    ['not when the account differs', { ...ada, requiredAction: ADD }, read(4, null), null],
    ['also when the account cannot be read', { ...ada, requiredAction: ADD }, withheld(4), ADD],
  ])('%s', (_what, context, event, settles) => {
    const { step } = run([...finishing(context), { type: 'finished', callId: 3 }, event]);
    expect(step).toMatchObject({ status: 'done', settles });
  });

  it('and none by a removal', () => {
    const context = adaWith(PHONE, ADD);
    const { step } = run([...toRemoving(context), { type: 'finished', callId: 1 }, read(2, null)]);
    expect(step).toMatchObject({ status: 'done', settles: null });
  });
});

describe.each([
  ['adding', finishing(ada), ada, submitPassword(), PHONE, null, 'awaitingPassword', 'notAdded'],
  [
    'removing',
    toRemoving(adaWith(PHONE)),
    adaWith(PHONE),
    intent({ type: 'submitRemoval', password: 'again' }, adaWith(PHONE)),
    null,
    PHONE,
    'awaitingRemovalPassword',
    'notRemoved',
  ],
] as const)(
  'an unsettled call while %s stays unsettled until the account was read',
  (_what, events, context, repeat, doneWith, notDoneWith, status, finding) => {
    const calls = callsOf(run(events).effects).length;
    const unsettled = run([...events, failed(calls, timeout), withheld(calls + 1)]).state;
    const { lastCallId } = unsettled;
    const repeated = run([repeat], unsettled).state;

    it('says so', () => {
      expect(unsettled.step).toMatchObject({ status, failure: { kind: 'unsettled' } });
    });

    const ways: readonly [string, readonly FlowEvent[], number][] = [
      ['Back', [back(context)], 1],
      ['Cancel', [close(context)], 1],
      ['reopening the popup', [{ type: 'popupOpened', context }], 1],
      ['looking again', [recheck(context)], 1],
      ['a refused repetition', [repeat, failed(lastCallId + 1, discordError(50_018))], 2],
      ['a limited repetition', [repeat, failed(lastCallId + 1, limited(60_000))], 2],
      [
        'a repetition whose phone token is gone',
        [repeat, failed(lastCallId + 1, discordError(50_035, [aboutField('phone_token')]))],
        2,
      ],
      [
        'a repetition whose number is refused',
        [repeat, failed(lastCallId + 1, discordError(70_008))],
        2,
      ],
      [
        'a repetition that a captcha stopped, and Back',
        [repeat, failed(lastCallId + 1, captcha), back(context)],
        2,
      ],
      ['a repetition without an answer', [repeat, failed(lastCallId + 1, timeout)], 2],
      ['a restart during the repetition', [repeat, { type: 'restarted' }], 2],
    ];

    it.each(ways)('%s leads to reading it', (_way, way, newCalls) => {
      const { state, effects } = run(way, unsettled);
      expect(callsOf(effects).at(-1)).toBe('readAccount');
      const callId = lastCallId + newCalls;
      expect(run([read(callId, doneWith)], state).step).toMatchObject({ status: 'done' });
      expect(run([withheld(callId)], state).state.progress.unsettled).not.toBeNull();
    });

    it('is settled by reading, and then every way is open again', () => {
      const { state, step } = run([recheck(context), read(lastCallId + 1, notDoneWith)], unsettled);
      expect(step).toMatchObject({ status, failure: { kind: finding } });
      expect(run([close(context)], state).step).toEqual({ status: 'idle' });
    });

    it('shows why the repetition was refused, once the account shows that nothing was done', () => {
      const { step } = run(
        [failed(lastCallId + 1, discordError(50_018)), read(lastCallId + 2, notDoneWith)],
        repeated,
      );
      expect(step).toMatchObject({ status, failure: { kind: 'wrongPassword' } });
    });

    it('keeps saying so when the repetition was not even sent', () => {
      expect(run([withheld(lastCallId + 1)], repeated).step).toMatchObject({
        status,
        failure: { kind: 'unsettled' },
      });
    });

    it('is still said when the account has signed out, until the user has closed that', () => {
      const { state, effects } = run([{ type: 'signedOut', userId: USER }], unsettled);
      expect(state).toMatchObject({
        name: 'Ada Lovelace',
        step: { status: 'stopped', unsettled: true },
        progress: noProgress,
      });
      expect(JSON.stringify(state)).not.toContain(PHONE);
      expect(effects).toEqual([]);
      const bob = { ...ada, userId: '2', name: 'Bob' };
      const others: FlowEvent[] = [
        start(bob),
        intent({ type: 'startRemoval' }, adaWith(PHONE)),
        { type: 'signedOut', userId: USER },
        { type: 'signedOut', userId: '2' },
        { type: 'userChanged', userId: '2' },
        { type: 'popupOpened', context: bob },
        { type: 'restarted' },
      ];
      expect(run(others, state)).toMatchObject({ state, effects: [] });
      expect(run([close(bob)], state).state).toMatchObject({ name: '', step: { status: 'idle' } });
    });

    it('is said of the flow that another account stops', () => {
      expect(run([{ type: 'userChanged', userId: '2' }], unsettled).step).toMatchObject({
        status: 'stopped',
        unsettled: true,
      });
    });
  },
);

describe('the end of a change is judged by that change', () => {
  const unknown = { ...ada, hasPhone: true };
  const lost: readonly [string, FlowEvent][] = [
    ['after a timeout', failed(7, timeout)],
    ['after a restart', { type: 'restarted' }],
  ];
  /** The first number was finished, and the account that was read cannot tell how. */
  const unclear = (context: IntentContext) =>
    run([
      ...finishing(context),
      failed(3, timeout),
      read(4, PHONE, context.requiredAction),
      back(context),
    ]).state;
  const finishAgain = (phone: string, context: IntentContext): FlowEvent[] => [
    submitPhone(phone, context),
    { type: 'codeSent', callId: 5 },
    submitCode(context),
    { type: 'phoneVerified', callId: 6, phoneToken: 'new-token' },
    submitPassword(context),
  ];

  describe.each(lost)('%s', (_when, end) => {
    it.each([
      ['whose number was not known', unknown, adaWith(PHONE)],
      ['whose required action is gone', adaWith(PHONE, REVERIFY), adaWith(PHONE)],
    ])('and by no earlier one of another number, %s', (_what, context, then) => {
      const { state } = run([...finishAgain(OTHER_PHONE, then), end], unclear(context));
      expect(run([read(8, OTHER_PHONE)], state).step).toMatchObject({
        status: 'done',
        phone: OTHER_PHONE,
        account: 'confirms',
      });
      const missing = run([read(8, null)], state);
      expect(missing.step).toMatchObject({
        status: 'awaitingPassword',
        phone: OTHER_PHONE,
        phoneToken: 'new-token',
      });
      expect(missing.state.progress.verified).toMatchObject({ phone: OTHER_PHONE });
    });

    it('and proves nothing where the number before is still not known', () => {
      const { state } = run([...finishAgain(OTHER_PHONE, unknown), end], unclear(unknown));
      expect(run([read(8, OTHER_PHONE)], state).step).toMatchObject({
        status: 'awaitingPassword',
        phone: OTHER_PHONE,
        failure: { kind: 'notReverified' },
      });
    });

    it('leads back to the new phone token of the same number', () => {
      const context = adaWith(PHONE, ADD);
      const refused = discordError(50_035, [aboutField('phone_token')]);
      const again: FlowEvent[] = [
        ...finishing(context),
        failed(3, timeout),
        read(4, PHONE, ADD),
        submitPassword(context),
        failed(5, refused),
        submitPhone(PHONE, context),
        { type: 'codeSent', callId: 6 },
        submitCode(context),
        { type: 'phoneVerified', callId: 7, phoneToken: 'new-token' },
        submitPassword(context),
        end.type === 'restarted' ? end : failed(8, timeout),
        read(9, PHONE, ADD),
      ];
      expect(run(again).step).toMatchObject({ phone: PHONE, phoneToken: 'new-token' });
    });

    it('takes the action that is required by the time of the repetition, where none was before', () => {
      const before = adaWith(PHONE);
      const then = adaWith(PHONE, REVERIFY);
      const repeated = run([
        ...finishing(before),
        failed(3, timeout),
        read(4, PHONE),
        submitPassword(then),
        end.type === 'restarted' ? end : failed(5, timeout),
        read(6, PHONE),
      ]);
      expect(repeated.step).toMatchObject({
        status: 'done',
        what: 'reverified',
        settles: REVERIFY,
      });
    });
  });

  it('also on Discord’s page: what the first try added is no number that was there before', () => {
    const then = adaWith(PHONE);
    const { step } = run([
      ...finishing(ada),
      failed(3, timeout),
      withheld(4),
      submitPassword(then),
      failed(5, captcha),
      recheck(then),
      read(6, PHONE),
    ]);
    expect(step).toMatchObject({ status: 'done', phone: PHONE, account: 'confirms' });
  });
});

describe('another account', () => {
  it.each([
    ['Discord confirmed', [...finishing(ada), { type: 'finished', callId: 3 }], false],
    ['was left to Discord’s page', [start(), submitPhone(), failed(1, captcha), recheck()], false],
    ['got no answer', [...finishing(ada), failed(3, timeout)], true],
  ] satisfies [string, FlowEvent[], boolean][])(
    'that comes while the account is read says of a change only what nobody knows: it %s',
    (_what, events, unsettled) => {
      const { state } = run(events);
      expect(state.step).toMatchObject({ status: 'confirming' });
      expect(run([{ type: 'userChanged', userId: '2' }], state).step).toMatchObject({
        status: 'stopped',
        unsettled,
      });
    },
  );
});
