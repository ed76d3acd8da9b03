import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallError } from '../discord/call-error.ts';
import type { FlowEffect, FlowEvent } from './events.ts';
import { ownFailure } from './failure.ts';
import type { FlowIntent } from './intents.ts';
import { FlowState, idleFlow, type Step } from './state.ts';
import { anyEvent } from './testing/any-event.ts';
import { transition } from './transition.ts';

const NOW = 1_000_000;
const USER = '100000000000000001';
const OTHER = '100000000000000002';
const PHONE = '+14155550123';

const intent = (value: FlowIntent, userId: string | null = USER): FlowEvent => ({
  type: 'intent',
  intent: value,
  userId,
});

/** Runs events in order and returns the last state with all effects. */
function run(events: readonly FlowEvent[], from = idleFlow, now = NOW) {
  let state = from;
  const effects: FlowEffect[] = [];
  for (const event of events) {
    const [next, asked] = transition(state, event, now);
    state = next;
    effects.push(...asked);
  }
  return { state, step: state.step, effects };
}

const start = intent({ type: 'start', changePhoneReason: 'user_settings_update' });
const submitPhone = intent({ type: 'submitPhone', phone: PHONE });
const codeIntent = { type: 'submitCode', verificationCode: '482913' } as const;
const submitCode = intent(codeIntent);
const submitPassword = intent({ type: 'submitPassword', password: 'correct horse' });
const toCode = [start, submitPhone, { type: 'codeSent', call: 1 }] as const;
const toPassword = [
  ...toCode,
  submitCode,
  { type: 'phoneVerified', call: 2, phoneToken: 'phone-token' },
] as const;
const toConfirming = [...toPassword, submitPassword, { type: 'phoneAdded', call: 3 }] as const;

const failed = (call: number, error: CallError): FlowEvent => ({ type: 'callFailed', call, error });
const discordError = (
  code: number,
  fields: readonly { path: string; code: string; message: string }[] = [],
  status = 400,
): CallError => ({ name: 'discordError', status, code, message: 'words of Discord', fields });

describe('adding a number', () => {
  it('goes from number to code to password to done, with one call each and the same reason', () => {
    const { step, effects } = run([
      ...toConfirming,
      { type: 'accountRead', call: 4, phone: PHONE },
    ]);
    expect(step).toEqual({ status: 'done', phone: PHONE, confirmed: true });
    expect(effects).toEqual([
      {
        type: 'sendCode',
        call: 1,
        userId: USER,
        phone: PHONE,
        changePhoneReason: 'user_settings_update',
      },
      { type: 'verifyPhone', call: 2, userId: USER, phone: PHONE, verificationCode: '482913' },
      {
        type: 'addPhone',
        call: 3,
        userId: USER,
        phoneToken: 'phone-token',
        password: 'correct horse',
        changePhoneReason: 'user_settings_update',
      },
      { type: 'readAccount', call: 4, userId: USER },
    ]);
  });

  it('says so when Discord accepted the number but the account does not show it', () => {
    const { step } = run([...toConfirming, { type: 'accountRead', call: 4, phone: null }]);
    expect(step).toEqual({ status: 'done', phone: PHONE, confirmed: false });
  });

  it('is done, unconfirmed, when the account cannot be read afterwards', () => {
    const { step } = run([...toConfirming, failed(4, { name: 'timeout' })]);
    expect(step).toEqual({ status: 'done', phone: PHONE, confirmed: false });
  });

  it('does not start without a session', () => {
    const event = intent({ type: 'start', changePhoneReason: 'user_settings_update' }, null);
    expect(run([event]).step).toEqual({ status: 'idle' });
  });

  it('keeps its step while not connected, and says that nothing was sent', () => {
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
    'on submitting %s while the call runs makes no second call',
    (_what, events, again) => {
      expect(run([...events, again]).effects).toEqual(run(events).effects);
    },
  );
});

describe('an answer that comes too late', () => {
  it('changes nothing', () => {
    const before = run(toPassword).state;
    for (const late of [
      { type: 'codeSent', call: 1 },
      { type: 'phoneVerified', call: 2, phoneToken: 'other' },
      failed(1, { name: 'timeout' }),
    ] as const)
      expect(transition(before, late, NOW)).toEqual([before, []]);
  });
});

describe('another account in the page', () => {
  it.each([
    ['number', [start]],
    ['sending', [start, submitPhone]],
    ['code', toCode],
    ['verifying', [...toCode, submitCode]],
    ['password', toPassword],
    ['finishing', [...toPassword, submitPassword]],
  ] as const)('stops the flow at: %s', (_where, events) => {
    const { step } = run([...events, { type: 'userChanged', userId: OTHER }]);
    expect(step).toEqual({ status: 'stopped', failure: ownFailure('accountChanged') });
  });

  it('stops a submission made as that account, and sends nothing', () => {
    const { step, effects } = run([...toCode, intent(codeIntent, OTHER)]);
    expect(step.status).toBe('stopped');
    expect(effects).toHaveLength(1);
  });

  it('leaves a flow alone that belongs to it', () => {
    const before = run(toCode).state;
    expect(transition(before, { type: 'userChanged', userId: USER }, NOW)[0]).toBe(before);
  });
});

describe('a restart of the background', () => {
  const restarted = { type: 'restarted' } as const;

  it('while sending asks for the code and says that it may or may not have been sent', () => {
    const { step, effects } = run([start, submitPhone, restarted]);
    expect(step).toMatchObject({ status: 'awaitingCode', phone: PHONE, delivery: 'uncertain' });
    expect(effects).toHaveLength(1);
  });

  it('while verifying keeps the code that was typed', () => {
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
    expect(effects.map(({ type }) => type)).toEqual([
      'sendCode',
      'verifyPhone',
      'addPhone',
      'readAccount',
    ]);
    const added = run([{ type: 'accountRead', call: 4, phone: PHONE }], state);
    expect(added.step).toEqual({ status: 'done', phone: PHONE, confirmed: true });
    const notAdded = run([{ type: 'accountRead', call: 4, phone: null }], state);
    expect(notAdded.step).toMatchObject({
      status: 'awaitingPassword',
      phoneToken: 'phone-token',
      failure: { kind: 'notAdded' },
    });
  });

  it('in a waiting step changes nothing', () => {
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
    ['no mobile number', sending, discordError(70_005), 'awaitingPhone', 'phoneNotMobile'],
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
    'of %s goes back to its step, keeps the number and says why',
    (_what, events, error, status, kind) => {
      const before = run(events);
      const { step, effects } = run([failed(before.state.calls, error)], before.state);
      expect(step).toMatchObject({ status, phone: PHONE, failure: { kind } });
      expect(effects).toEqual([]);
    },
  );

  it('shows the words of Discord, those about the field first', () => {
    const { step } = run([...sending, failed(1, discordError(50_035, field('phone')))]);
    expect(step).toMatchObject({ failure: { discord: { message: 'about phone', code: 50_035 } } });
  });

  it('without an answer offers to go on with a code that came all the same, sending nothing', () => {
    const { state, effects } = run([
      ...sending,
      failed(1, { name: 'timeout' }),
      intent({ type: 'haveCode' }),
    ]);
    expect(state.step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'uncertain',
      phone: PHONE,
    });
    expect(effects).toHaveLength(1);
  });

  it('that certainly sent nothing does not offer that', () => {
    const { state } = run([...sending, failed(1, discordError(50_022))]);
    expect(run([intent({ type: 'haveCode' })], state).state).toBe(state);
  });

  it('without an answer while finishing reads the account instead of guessing', () => {
    const { step, effects } = run([...finishing, failed(3, { name: 'networkError' })]);
    expect(step).toMatchObject({ status: 'confirming', finished: false });
    expect(effects.at(-1)).toEqual({ type: 'readAccount', call: 4, userId: USER });
  });

  it.each(['captchaRequired', 'mfaRequired'] as const)(
    'of %s hands off to Discord’s page',
    (name) => {
      expect(run([...sending, failed(1, { name })]).step).toMatchObject({
        status: 'handedOff',
        why: name,
      });
    },
  );
});

describe('a rate limit', () => {
  const limited = run([
    start,
    submitPhone,
    failed(1, { name: 'rateLimited', retryAfterMs: 5000, message: 'slow down' }),
  ]);

  it('is an absolute time in the state', () => {
    expect(limited.step).toMatchObject({ failure: { kind: 'rateLimited', retryAt: NOW + 5000 } });
  });

  it('lets nothing be sent before it is over, and anything after', () => {
    expect(run([submitPhone], limited.state, NOW + 4999).effects).toEqual([]);
    expect(run([submitPhone], limited.state, NOW + 5000).effects).toHaveLength(1);
  });

  it('without a time invents none', () => {
    const { state, step } = run([
      start,
      submitPhone,
      failed(1, { name: 'rateLimited', retryAfterMs: null, message: null }),
    ]);
    expect(step).toMatchObject({ failure: { kind: 'rateLimited', retryAt: null } });
    expect(run([submitPhone], state).effects).toHaveLength(1);
  });

  it('is not over because the user went back', () => {
    const code = run([
      ...toCode,
      submitCode,
      failed(2, { name: 'rateLimited', retryAfterMs: 5000, message: null }),
    ]);
    const { step } = run([intent({ type: 'back' })], code.state);
    expect(step).toMatchObject({ status: 'awaitingPhone', failure: { retryAt: NOW + 5000 } });
  });
});

describe('the way back', () => {
  it('from the code keeps the number and the code that may still come', () => {
    const { state, effects } = run([...toCode, intent({ type: 'back' })]);
    expect(state.step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
      codeMayHaveBeenSent: true,
    });
    expect(effects).toHaveLength(1);
  });

  it('out of the flow forgets everything but the count of calls', () => {
    const { state } = run([...toPassword, intent({ type: 'close' })]);
    expect(state).toEqual({ userId: null, calls: 2, step: { status: 'idle' } });
  });

  it('by disconnecting forgets everything even while a call runs', () => {
    const { state } = run([...toPassword, submitPassword, { type: 'disconnected' }]);
    expect(state.step).toEqual({ status: 'idle' });
  });
});

describe('any sequence of events', () => {
  const calling = (step: Step) => 'call' in step;

  it('never throws, stays storable, keeps at most one call under way and never repeats one', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = idleFlow;
        const calls: number[] = [];
        for (const event of events) {
          const [next, effects] = transition(state, event, NOW);
          expect(FlowState.parse(JSON.parse(JSON.stringify(next)))).toEqual(next);
          expect(effects.length).toBeLessThanOrEqual(1);
          for (const effect of effects) {
            // A write only leaves a step that waits for the user.
            if (effect.type !== 'readAccount') expect(calling(state.step)).toBe(false);
            expect(calls).not.toContain(effect.call);
            calls.push(effect.call);
          }
          expect(calling(next.step) ? 'call' in next.step && next.step.call : null).toBe(
            calling(next.step) ? calls.at(-1) : null,
          );
          state = next;
        }
      }),
    );
  });

  it('never leaves a step without a way on, and from anywhere the user can get out', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = run(events).state;
        if (calling(state.step)) {
          const { step } = state;
          if (!('call' in step)) return;
          state = run(
            [failed(step.call, { name: 'rateLimited', retryAfterMs: null, message: null })],
            state,
          ).state;
        }
        expect(calling(state.step)).toBe(false);
        expect(run([intent({ type: 'close' })], state).step).toEqual({ status: 'idle' });
      }),
    );
  });

  it('never puts a password into the state', () => {
    const PASSWORD = 'sentinel-password';
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const { state } = run(
          events.map((event) =>
            event.type === 'intent' && event.intent.type === 'submitPassword'
              ? { ...event, intent: { ...event.intent, password: PASSWORD } }
              : event,
          ),
        );
        expect(JSON.stringify(state)).not.toContain(PASSWORD);
      }),
    );
  });
});
