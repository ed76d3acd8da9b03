import { describe, expect, it } from 'vitest';
import { ownFailure } from '#shared/flow/failure.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import type { ApiCall, FlowEffect, FlowEvent, IntentContext } from './events.ts';
import { idleFlow } from './state.ts';
import { RESEND_PAUSE_MS } from './steps.ts';
import {
  ada,
  adaWith,
  back,
  callsOf,
  captcha,
  close,
  discordError,
  failed,
  haveCode,
  intent,
  NOW,
  PHONE,
  read,
  recheck,
  run,
  start as startPhone,
  submitCode as submitCodeAs,
  submitPassword as submitPasswordAs,
  submitPhone as submitPhoneAs,
  timeout,
  toCode as toCodeAs,
  toPassword as toPasswordAs,
  toRemoving,
  USER,
} from './testing/run-flow.ts';
import { transition } from './transition.ts';

const OTHER = '100000000000000002';

const makeCall = (callId: number, call: ApiCall, password: string | null = null): FlowEffect => ({
  type: 'makeCall',
  callId,
  userId: USER,
  call,
  password,
});

const start = startPhone();
const submitPhone = submitPhoneAs();
const codeIntent = { type: 'submitCode', verificationCode: '482913' } as const;
const submitCode = submitCodeAs();
const submitPassword = submitPasswordAs();
const toCode = toCodeAs();
const toPassword = toPasswordAs();
const toConfirming: readonly FlowEvent[] = [
  ...toPassword,
  submitPassword,
  { type: 'finished', callId: 3 },
];

describe('adding a number', () => {
  it('goes from number to code to password to done, with one call for each and the same reason', () => {
    const { step, effects } = run([...toConfirming, read(4, PHONE)]);
    expect(step).toEqual({
      status: 'done',
      what: 'added',
      phone: PHONE,
      account: 'confirms',
      settles: null,
    });
    expect(effects).toEqual([
      makeCall(1, {
        type: 'sendCode',
        kind: 'add',
        phone: PHONE,
        changePhoneReason: 'user_settings_update',
      }),
      makeCall(2, {
        type: 'verifyPhone',
        phone: PHONE,
        verificationCode: '482913',
        authorized: false,
      }),
      makeCall(
        3,
        {
          type: 'finishPhone',
          kind: 'add',
          phoneToken: 'phone-token',
          changePhoneReason: 'user_settings_update',
        },
        'correct horse',
      ),
      { type: 'readAccount', callId: 4, userId: USER },
    ]);
  });

  it('reports when Discord accepted the number but the account does not show it', () => {
    const { step } = run([...toConfirming, read(4, null)]);
    expect(step).toEqual({
      status: 'done',
      what: 'added',
      phone: PHONE,
      account: 'differs',
      settles: null,
    });
  });

  it('ends unconfirmed when the account cannot be read afterwards', () => {
    const { step } = run([...toConfirming, failed(4, timeout)]);
    expect(step).toEqual({
      status: 'done',
      what: 'added',
      phone: PHONE,
      account: 'unread',
      settles: null,
    });
  });

  it('does not start without a session', () => {
    const event = intent({ type: 'startPhone' }, null);
    expect(run([event]).step).toEqual({ status: 'idle' });
  });

  it('stays in its step without a connection, and reports that nothing was sent', () => {
    const { step, effects } = run([...toCode, intent(codeIntent, null)]);
    expect(step).toMatchObject({ status: 'awaitingCode', failure: { kind: 'notConnected' } });
    expect(effects).toHaveLength(1);
  });
});

describe('a second click', () => {
  it.each([
    ['the number', [start, submitPhone], submitPhone],
    ['the code', [...toCode, submitCode], submitCode],
    ['the password', [...toPassword, submitPassword], submitPassword],
  ] as const)(
    'on submitting %s makes no second call while the first is in flight',
    (_what, events, again) => {
      expect(run([...events, again]).effects).toEqual(run(events).effects);
    },
  );
});

describe('an answer that comes too late', () => {
  it('is ignored', () => {
    const before = run(toPassword).state;
    for (const late of [
      { type: 'codeSent', callId: 1 },
      { type: 'phoneVerified', callId: 2, phoneToken: 'other' },
      failed(1, timeout),
    ] as const)
      expect(transition(before, late, NOW)).toEqual([before, []]);
  });
});

describe('an answer that does not fit the call', () => {
  it('ends the wait and counts as an error in Handset', () => {
    const before = run([start, submitPhone]).state;
    const [{ step }] = transition(before, { type: 'finished', callId: 1 }, NOW);
    expect(step).toMatchObject({ status: 'awaitingPhone', failure: { kind: 'handsetError' } });
  });
});

describe('a change of the page’s user', () => {
  it.each([
    ['number', [start], false],
    ['sending', [start, submitPhone], true],
    ['code', toCode, false],
    ['verifying', [...toCode, submitCode], true],
    ['password', toPassword, false],
    ['finishing', [...toPassword, submitPassword], true],
  ] as const)(
    'stops the flow, and records whether a call was in flight, at: %s',
    (_step, events, unsettled) => {
      const { step } = run([...events, { type: 'userChanged', userId: OTHER }]);
      expect(step).toMatchObject({
        status: 'stopped',
        failure: ownFailure('accountChanged'),
        unsettled,
      });
    },
  );

  describe.each([
    ['another account', { type: 'userChanged', userId: OTHER }, 'stopped'],
    ['nobody', { type: 'signedOut', userId: USER }, 'idle'],
  ] as const)('to %s during a call', (_who, gone, then) => {
    const stopped = run([...toPassword, submitPassword, gone]).state;
    const withheld = (callId: number): FlowEvent => ({
      type: 'callWithheld',
      callId,
      why: 'notConnected',
    });

    it('leaves nothing unsettled once it turns out that the call was not made', () => {
      const { state } = run([withheld(3)], stopped);
      expect(state.step).toMatchObject({ status: then });
      expect(state.step).not.toMatchObject({ unsettled: true });
    });

    it.each<[string, FlowEvent]>([
      ['another call', withheld(2)],
      ['the answer', { type: 'finished', callId: 3 }],
    ])('is not settled by %s', (_what, event) => {
      expect(run([event], stopped).state).toBe(stopped);
    });

    it('is not settled by that call where an earlier one is unsettled, too', () => {
      const unsettled = run([
        ...toPassword,
        submitPassword,
        { type: 'callFailed', callId: 3, error: { name: 'timeout' } },
        withheld(4),
        submitPassword,
        gone,
      ]).state;
      expect(run([withheld(5)], unsettled).step).toMatchObject({ unsettled: true });
    });
  });

  it('stops the flow when the other account submits something, and sends nothing', () => {
    const { step, effects } = run([...toCode, intent(codeIntent, { ...ada, userId: OTHER })]);
    expect(step.status).toBe('stopped');
    expect(effects).toHaveLength(1);
  });

  it('has no effect when the flow belongs to the new user', () => {
    const before = run(toCode).state;
    expect(transition(before, { type: 'userChanged', userId: USER }, NOW)[0]).toBe(before);
  });
});

describe('a restart of the background', () => {
  const restarted = { type: 'restarted' } as const;

  it('while sending asks for the code, marked as possibly not sent', () => {
    const { step, effects } = run([start, submitPhone, restarted]);
    expect(step).toMatchObject({ status: 'awaitingCode', phone: PHONE, delivery: 'uncertain' });
    expect(effects).toHaveLength(1);
  });

  it('while verifying keeps the typed code', () => {
    const { step, effects } = run([...toCode, submitCode, restarted]);
    expect(step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      failure: { kind: 'interrupted' },
    });
    expect(effects).toHaveLength(2);
  });

  it('while finishing reads the account instead of adding again', () => {
    const { state, effects } = run([...toPassword, submitPassword, restarted]);
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone', 'finishPhone', 'readAccount']);
    const added = run([read(4, PHONE)], state);
    expect(added.step).toEqual({
      status: 'done',
      what: 'added',
      phone: PHONE,
      account: 'confirms',
      settles: null,
    });
    const notAdded = run([read(4, null)], state);
    expect(notAdded.step).toMatchObject({
      status: 'awaitingPassword',
      phoneToken: 'phone-token',
      failure: { kind: 'notAdded' },
    });
  });

  it('changes nothing in a waiting step', () => {
    for (const events of [[start], toCode, toPassword]) {
      const before = run(events).state;
      expect(transition(before, restarted, NOW)).toEqual([before, []]);
    }
  });
});

describe('a failure', () => {
  const sending = [start, submitPhone];
  const verifying = [...toCode, submitCode];
  const finishing = [...toPassword, submitPassword];
  const field = (path: string) => [{ path, code: 'X', message: `about ${path}` }];

  it.each([
    ['an invalid number', sending, discordError(50_022), 'awaitingPhone', 'invalidPhone'],
    [
      'an invalid number by its field',
      sending,
      discordError(50_035, field('phone')),
      'awaitingPhone',
      'invalidPhone',
    ],
    [
      'a number that is not mobile',
      sending,
      discordError(70_005),
      'awaitingPhone',
      'phoneNotMobile',
    ],
    ['a locked account', sending, discordError(40_002, [], 403), 'awaitingPhone', 'accountLocked'],
    ['a block in disguise', sending, discordError(10_008, [], 403), 'awaitingPhone', 'blocked'],
    ['an unknown code', sending, discordError(70_006), 'awaitingPhone', 'refused'],
    [
      'trouble at Discord',
      sending,
      { name: 'httpError', status: 500 },
      'awaitingPhone',
      'serverTrouble',
    ],
    ['no answer', sending, { name: 'networkError' }, 'awaitingPhone', 'noAnswer'],
    [
      'an expired sign-in',
      sending,
      { name: 'unauthorized', message: null },
      'awaitingPhone',
      'signInExpired',
    ],
    // The view hides an expired sign-in while there is a session, so this failure would not be shown.
    [
      'a 401 for a call without authorization',
      verifying,
      { name: 'unauthorized', message: null },
      'awaitingCode',
      'authorizationNeeded',
    ],
    ['a wrong code', verifying, discordError(50_037), 'awaitingCode', 'wrongCode'],
    [
      'a wrong code by its field',
      verifying,
      discordError(50_035, field('code')),
      'awaitingCode',
      'wrongCode',
    ],
    [
      'a refused code without a known reason',
      verifying,
      discordError(70_010),
      'awaitingCode',
      'wrongCode',
    ],
    [
      'a verify reply of another shape',
      verifying,
      { name: 'unexpectedReply', status: 200 },
      'awaitingCode',
      'unreadableAnswer',
    ],
    [
      'a wrong password',
      finishing,
      discordError(50_035, field('password')),
      'awaitingPassword',
      'wrongPassword',
    ],
    [
      'a wrong password by its code',
      finishing,
      discordError(50_018),
      'awaitingPassword',
      'wrongPassword',
    ],
    [
      'a used phone token',
      finishing,
      discordError(50_035, field('phone_token')),
      'awaitingPhone',
      'verificationExpired',
    ],
  ] as const)(
    'from %s returns to its step, with the number and the reason',
    (_what, events, error, status, kind) => {
      const before = run(events);
      const { step, effects } = run([failed(before.state.lastCallId, error)], before.state);
      expect(step).toMatchObject({ status, phone: PHONE, failure: { kind } });
      expect(effects).toEqual([]);
    },
  );

  it('shows Discord’s message, preferring the one about the field', () => {
    const { step } = run([...sending, failed(1, discordError(50_035, field('phone')))]);
    expect(step).toMatchObject({ failure: { discord: { message: 'about phone', code: 50_035 } } });
  });

  it('without an answer offers to enter a code that may have arrived, and sends nothing', () => {
    const { state, effects } = run([...sending, failed(1, timeout), haveCode()]);
    expect(state.step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'uncertain',
      phone: PHONE,
    });
    expect(effects).toHaveLength(1);
  });

  it('offers no code entry when no code can have been sent', () => {
    const { state } = run([...sending, failed(1, discordError(50_022))]);
    expect(run([haveCode()], state).state).toBe(state);
  });

  it('reads the account when finishing gets no answer', () => {
    const { step, effects } = run([...finishing, failed(3, { name: 'networkError' })]);
    expect(step).toMatchObject({ status: 'confirming', finished: false });
    expect(effects.at(-1)).toEqual({ type: 'readAccount', callId: 4, userId: USER });
  });

  it.each([
    ['a captcha', { name: 'captchaRequired' }, 'captchaRequired'],
    ['a refused origin', discordError(50_067), 'originRefused'],
    [
      'a security key',
      { name: 'mfaRequired', challenge: { ticket: 't', methods: [], backupCodesAllowed: false } },
      'securityKeyRequired',
    ],
  ] satisfies [string, CallError, string][])(
    'from %s hands off to Discord’s page, and going back keeps the number',
    (_what, error, why) => {
      const { state } = run([...sending, failed(1, error)]);
      expect(state.step).toMatchObject({ status: 'handedOff', why });
      expect(run([back()], state).step).toMatchObject({
        status: 'awaitingPhone',
        phone: PHONE,
      });
    },
  );

  it('while verifying counts as a wrong code only with status 400', () => {
    const { step } = run([...verifying, failed(2, discordError(99_999, [], 403))]);
    expect(step).toMatchObject({ failure: { kind: 'refused' } });
  });

  it('without an answer can be settled by a recheck when the account could not be read', () => {
    const { state, step } = run([
      ...finishing,
      failed(3, timeout),
      { type: 'callWithheld', callId: 4, why: 'offline' },
    ]);
    expect(step).toMatchObject({ status: 'awaitingPassword', failure: { kind: 'unsettled' } });
    const again = run([recheck()], state);
    expect(callsOf(again.effects)).toEqual(['readAccount']);
    const settled = run([read(5, PHONE)], again.state);
    expect(settled.step).toMatchObject({ status: 'done', account: 'confirms', settles: null });
  });
});

describe('a rate limit', () => {
  const limited = run([
    start,
    submitPhone,
    failed(1, { name: 'rateLimited', retryAfterMs: 5000, message: 'slow down' }),
  ]);

  it('is stored as an absolute time', () => {
    expect(limited.step).toMatchObject({ failure: { kind: 'rateLimited', retryAt: NOW + 5000 } });
  });

  it('blocks its call until it ends, and not after', () => {
    expect(run([submitPhone], limited.state, NOW + 4999).effects).toEqual([]);
    expect(run([submitPhone], limited.state, NOW + 5000).effects).toHaveLength(1);
  });

  it('has no end and blocks nothing when Discord names no time', () => {
    const { state, step } = run([
      start,
      submitPhone,
      failed(1, { name: 'rateLimited', retryAfterMs: null, message: null }),
    ]);
    expect(step).toMatchObject({ failure: { kind: 'sendingLimited', retryAt: null } });
    expect(run([submitPhone], state).effects).toHaveLength(1);
  });

  it.each([
    ['back and forth', [back(), haveCode(), submitCode]],
    [
      'out and in again',
      [close(), start, submitPhone, { type: 'codeSent', callId: 3 } as const, submitCode],
    ],
  ])('cannot be bypassed by going %s', (_how, way) => {
    const { state } = run([
      ...toCode,
      submitCode,
      failed(2, { name: 'rateLimited', retryAfterMs: 5000, message: null }),
    ]);
    const { step, effects } = run(way, state);
    expect(step).toMatchObject({
      status: 'awaitingCode',
      failure: { kind: 'rateLimited', retryAt: NOW + 5000 },
    });
    expect(callsOf(effects)).not.toContain('verifyPhone');
  });
});

describe('leaving a step', () => {
  it('by going back from the code keeps the number and offers the code that was sent', () => {
    const { state, effects } = run([...toCode, back()]);
    expect(state.step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
    });
    expect(state.progress.codes).toMatchObject([{ phone: PHONE, delivery: 'sent' }]);
    expect(effects).toHaveLength(1);
  });

  it('by closing the flow forgets everything except the call counter', () => {
    const { state } = run([...toPassword, close()]);
    expect(state).toEqual({ ...idleFlow, lastCallId: 2, changedAt: NOW });
  });

  it('by disconnecting forgets the step even while a call is in flight', () => {
    const { state } = run([...toPassword, submitPassword, { type: 'disconnected' }]);
    expect(state.step).toEqual({ status: 'idle' });
  });
});

describe('starting a flow', () => {
  const starting = (
    context: Partial<IntentContext>,
    type: 'startPhone' | 'startRemoval' = 'startPhone',
  ) => run([intent({ type }, { ...ada, ...context })]).step;

  it('offers the account’s own number when it has to be reverified, and no number otherwise', () => {
    expect(starting({ phone: PHONE, hasPhone: true })).toMatchObject({ phone: null });
    expect(
      starting({ phone: PHONE, hasPhone: true, requiredAction: 'REQUIRE_REVERIFIED_PHONE' }),
    ).toMatchObject({ phone: PHONE });
  });

  it('offers a removal only where Discord’s own client does', () => {
    expect(starting({ phone: PHONE }, 'startRemoval')).toMatchObject({
      status: 'awaitingRemovalPassword',
      phone: PHONE,
    });
    for (const context of [
      {},
      { phone: PHONE, hasPhone: true, hasEmail: false },
      { phone: PHONE, requiredAction: 'REQUIRE_REVERIFIED_PHONE' },
    ])
      expect(starting(context, 'startRemoval')).toEqual({ status: 'idle' });
  });

  it('sends the reason that the user chose, the same in both calls', () => {
    const chosen = intent({
      type: 'submitPhone',
      phone: PHONE,
      changePhoneReason: 'guild_phone_required',
    });
    const { effects } = run([
      start,
      chosen,
      { type: 'codeSent', callId: 1 },
      submitCode,
      { type: 'phoneVerified', callId: 2, phoneToken: 't' },
      submitPassword,
    ]);
    const reasons = effects.flatMap((effect) =>
      effect.type === 'makeCall' && 'changePhoneReason' in effect.call
        ? [effect.call.changePhoneReason]
        : [],
    );
    expect(reasons).toEqual(['guild_phone_required', 'guild_phone_required']);
  });
});

describe('resending the code', () => {
  const resend = intent({ type: 'resendCode' });
  const later = NOW + RESEND_PAUSE_MS;

  it('waits for the pause, then makes one call, then waits again', () => {
    const { state } = run(toCode);
    expect(run([resend], state, later - 1).effects).toEqual([]);
    const asked = run([resend], state, later);
    expect(callsOf(asked.effects)).toEqual(['resendCode']);
    const sent = run([{ type: 'codeSent', callId: 2 }], asked.state, later);
    expect(sent.step).toMatchObject({ status: 'awaitingCode', resendAt: later + RESEND_PAUSE_MS });
  });

  it('offers to send a new code when Discord refuses, but not after a rate limit', () => {
    const asked = run([resend], run(toCode).state, later);
    const refused = run([failed(2, discordError(70_003))], asked.state, later);
    expect(refused.step).toMatchObject({
      resendRefused: true,
      failure: { kind: 'phoneUnableToSend' },
    });
    const anew = run([intent({ type: 'sendNewCode' })], refused.state, later);
    expect(callsOf(anew.effects)).toEqual(['sendCode']);
    const limited = run(
      [failed(2, { name: 'rateLimited', retryAfterMs: 1, message: null })],
      asked.state,
      later,
    );
    // The countdown is shown at the resend button. Verifying the code that has arrived is not limited.
    expect(limited.step).toMatchObject({ resendRefused: false, failure: { retryAt: null } });
    const long = run(
      [failed(2, { name: 'rateLimited', retryAfterMs: 60_000, message: null })],
      asked.state,
      later,
    );
    expect(long.step).toMatchObject({ resendAt: later + 60_000, failure: { retryAt: null } });
    expect(run([resend], long.state, later + 59_999).effects).toEqual([]);
    expect(run([intent({ type: 'sendNewCode' })], limited.state, later).effects).toEqual([]);
  });

  it('does not block verifying when it is rate limited, whatever path the user takes', () => {
    const asked = run([resend], run(toCode).state, later);
    const limited = run(
      [
        failed(2, { name: 'rateLimited', retryAfterMs: 60_000, message: null }),
        back(),
        haveCode(),
        resend,
      ],
      asked.state,
      later,
    );
    expect(callsOf(limited.effects)).toEqual([]);
    expect(limited.step).toMatchObject({ resendAt: later + 60_000, failure: null });
    expect(callsOf(run([submitCode], limited.state, later).effects)).toEqual(['verifyPhone']);
  });

  it('is marked as uncertain when the background died meanwhile', () => {
    const asked = run([resend], run(toCode).state, later);
    expect(run([{ type: 'restarted' }], asked.state, later).step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'uncertain',
    });
  });
});

describe('removing the number', () => {
  const withPhone: IntentContext = { ...ada, phone: PHONE, hasPhone: true };
  const removal = [
    intent({ type: 'startRemoval' }, withPhone),
    intent({ type: 'submitRemoval', password: 'p' }, withPhone),
  ];

  it('is done when the account no longer has a number', () => {
    const { step, effects } = run([...removal, { type: 'finished', callId: 1 }, read(2, null)]);
    expect(step).toEqual({
      status: 'done',
      what: 'removed',
      phone: PHONE,
      account: 'confirms',
      settles: null,
    });
    expect(callsOf(effects)).toEqual(['removePhone', 'readAccount']);
  });

  it('reads the account when its end was missed, and never repeats the call', () => {
    for (const lost of [{ type: 'restarted' }, failed(1, timeout)] as const) {
      const { state, effects } = run([...removal, lost]);
      expect(callsOf(effects)).toEqual(['removePhone', 'readAccount']);
      expect(run([read(2, null)], state).step).toMatchObject({
        status: 'done',
      });
      expect(run([read(2, PHONE)], state).step).toMatchObject({
        status: 'awaitingRemovalPassword',
        failure: { kind: 'notRemoved' },
      });
    }
  });
});

describe('rechecking the account', () => {
  const ACTION = 'REQUIRE_REVERIFIED_PHONE';
  const reverifying = adaWith(PHONE, ACTION);
  const recheckAccount = recheck();

  it('reports a number as reverified only when that is no longer required', () => {
    const { state } = run([
      ...toPasswordAs(reverifying),
      submitPasswordAs(reverifying),
      failed(3, timeout),
    ]);
    const done = { status: 'done', what: 'reverified', account: 'confirms', settles: ACTION };
    expect(run([read(4, PHONE)], state).step).toMatchObject(done);
    const notReverified = run([read(4, PHONE, ACTION)], state);
    expect(notReverified.step).toMatchObject({
      status: 'awaitingPassword',
      phoneToken: 'phone-token',
      failure: { kind: 'notReverified' },
    });
    const again = run([recheckAccount], notReverified.state);
    expect(callsOf(again.effects)).toEqual(['readAccount']);
    expect(run([read(5, PHONE)], again.state).step).toMatchObject(done);
  });

  describe.each([
    ['adding', [start, submitPhone], PHONE, null, 'added', null, null, 'notAdded'],
    [
      'reverifying',
      [startPhone(reverifying), submitPhoneAs(PHONE, reverifying)],
      PHONE,
      null,
      'reverified',
      PHONE,
      ACTION,
      'notReverified',
    ],
    ['removing', toRemoving(adaWith(PHONE)), null, null, 'removed', PHONE, null, 'notRemoved'],
  ] as const)(
    'after a hand-off while %s',
    (_what, events, phone, action, what, otherPhone, otherAction, found) => {
      const handedOff = run([...events, failed(1, captcha)]);
      const rechecking = run([recheckAccount], handedOff.state);

      it('is done when the user completed it on Discord’s page', () => {
        expect(rechecking.effects).toEqual([{ type: 'readAccount', callId: 2, userId: USER }]);
        expect(run([read(2, phone, action)], rechecking.state).step).toMatchObject({
          status: 'done',
          what,
          phone: PHONE,
          account: 'confirms',
        });
      });

      it('stays handed off, and reports it, when the user did not', () => {
        const { state } = run([read(2, otherPhone, otherAction)], rechecking.state);
        expect(state.step).toEqual({ ...handedOff.step, found });
        expect(callsOf(run([recheckAccount], state).effects)).toEqual(['readAccount']);
      });

      it('reports when the account cannot be read, and reads it again after a restart', () => {
        const withheld = { type: 'callWithheld', callId: 2, why: 'offline' } as const;
        for (const lost of [withheld, failed(2, timeout)])
          expect(run([lost], rechecking.state).step).toEqual({
            ...handedOff.step,
            found: 'unsettled',
          });
        const restarted = run([{ type: 'restarted' }], rechecking.state);
        expect(callsOf(restarted.effects)).toEqual(['readAccount']);
        expect(run([read(3, phone, action)], restarted.state).step.status).toBe('done');
      });
    },
  );

  it('stops the flow for another account', () => {
    const { state } = run([start, submitPhone, failed(1, captcha)]);
    const event = intent({ type: 'recheckAccount' }, { ...ada, userId: OTHER });
    expect(run([event], state)).toMatchObject({ step: { status: 'stopped' }, effects: [] });
  });
});

describe('MFA', () => {
  const challenge = {
    ticket: 'ticket',
    methods: ['totp', 'sms'],
    backupCodesAllowed: true,
  } as const;
  const mfaRequired: CallError = {
    name: 'mfaRequired',
    challenge: { ...challenge, methods: [...challenge.methods] },
  };
  const interrupted = run([...toPassword, submitPassword, failed(3, mfaRequired)]);
  const answer = intent({ type: 'submitMfa', data: '123456' });

  it('offers the first method, and repeats exactly the interrupted call', () => {
    expect(interrupted.step).toMatchObject({ status: 'awaitingMfa', mfaType: 'totp' });
    const { step, effects } = run([answer], interrupted.state);
    expect(step.status).toBe('finishingMfa');
    expect(effects).toEqual([
      {
        type: 'finishMfa',
        callId: 4,
        userId: USER,
        ticket: 'ticket',
        mfaType: 'totp',
        data: '123456',
        interruptedCallId: 3,
        call: {
          type: 'finishPhone',
          kind: 'add',
          phoneToken: 'phone-token',
          changePhoneReason: 'user_settings_update',
        },
      },
    ]);
  });

  it('continues the flow when the repeated call succeeds', () => {
    const { step } = run([answer, { type: 'finished', callId: 4 }], interrupted.state);
    expect(step).toMatchObject({ status: 'confirming', finished: true });
  });

  it.each([
    ['a wrong code', { type: 'mfaFailed', callId: 4, error: discordError(60_008) }],
    ['a confirmation that Discord refuses for the repeated call', failed(4, discordError(60_008))],
    ['another request for MFA', failed(4, mfaRequired)],
  ] as const)('asks for the answer again after %s', (_what, event) => {
    expect(run([answer, event], interrupted.state).step).toMatchObject({
      status: 'awaitingMfa',
      failure: { kind: 'wrongMfaCode' },
    });
  });

  it('returns to the interrupted step when the ticket is no longer valid', () => {
    const { step } = run(
      [answer, { type: 'mfaFailed', callId: 4, error: discordError(60_006) }],
      interrupted.state,
    );
    expect(step).toMatchObject({ status: 'awaitingPassword', failure: { kind: 'mfaExpired' } });
  });

  it('sends an SMS on request, and shows to which number', () => {
    const asked = run([intent({ type: 'sendMfaSms' })], interrupted.state);
    expect(asked.effects).toEqual([
      { type: 'sendMfaSms', callId: 4, userId: USER, ticket: 'ticket', authorized: false },
    ]);
    const { step } = run([{ type: 'mfaSmsSent', callId: 4, to: '+***23' }], asked.state);
    expect(step).toMatchObject({ status: 'awaitingMfa', mfaType: 'sms', smsSentTo: '+***23' });
  });

  it.each([
    [{ name: 'unauthorized', message: null } as const, 'authorizationNeeded'],
    [discordError(79_999, [], 403), 'refused'],
  ] as const)(
    'reports that the SMS was refused, not that the answer was wrong: $0.name',
    (error, kind) => {
      const asked = run([intent({ type: 'sendMfaSms' }), failed(4, error)], interrupted.state);
      expect(asked.step).toMatchObject({ status: 'awaitingMfa', failure: { kind } });
    },
  );

  it('accepts an answer while sending the SMS is rate limited', () => {
    const limit: CallError = { name: 'rateLimited', retryAfterMs: 5000, message: null };
    const sendSms = intent({ type: 'sendMfaSms' });
    const limited = run([sendSms, failed(4, limit)], interrupted.state);
    const waiting = { status: 'awaitingMfa', smsAt: NOW + 5000 };
    expect(limited.step).toMatchObject({
      ...waiting,
      failure: { kind: 'rateLimited', retryAt: null },
    });
    expect(run([sendSms], limited.state, NOW + 4999)).toMatchObject({ step: waiting, effects: [] });
    expect(callsOf(run([sendSms], limited.state, NOW + 5000).effects)).toEqual(['sendMfaSms']);
    expect(callsOf(run([answer], limited.state).effects)).toEqual(['finishMfa']);
  });

  it('sends an SMS while answering is rate limited', () => {
    const limit: CallError = { name: 'rateLimited', retryAfterMs: 5000, message: null };
    const limited = run(
      [answer, { type: 'mfaFailed', callId: 4, error: limit }],
      interrupted.state,
    );
    expect(limited.step).toMatchObject({ failure: { retryAt: NOW + 5000 }, smsAt: 0 });
    expect(run([answer], limited.state).effects).toEqual([]);
    const sendSms = intent({ type: 'sendMfaSms' });
    expect(callsOf(run([sendSms], limited.state).effects)).toEqual(['sendMfaSms']);
  });

  it('lets the user choose another of the offered methods, but no other method', () => {
    const sms = run([intent({ type: 'chooseMfaType', mfaType: 'sms' })], interrupted.state);
    expect(sms.step).toMatchObject({ mfaType: 'sms' });
    const backup = run([intent({ type: 'chooseMfaType', mfaType: 'backup' })], interrupted.state);
    expect(backup.state).toBe(interrupted.state);
  });

  it('asks for the password again after a restart of the background that held it', () => {
    expect(run([{ type: 'restarted' }], interrupted.state).step).toMatchObject({
      status: 'awaitingPassword',
      failure: { kind: 'passwordForgotten' },
    });
  });

  it('survives a restart if the call needs no password', () => {
    const sending = run([start, submitPhone, failed(1, mfaRequired)]);
    expect(run([{ type: 'restarted' }], sending.state).state).toBe(sending.state);
  });

  it('settles the interrupted call when the background died while an answer was in flight', () => {
    const { step, effects } = run([answer, { type: 'restarted' }], interrupted.state);
    expect(step).toMatchObject({ status: 'confirming', finished: false });
    expect(callsOf(effects)).toEqual(['finishMfa', 'readAccount']);
  });
});
