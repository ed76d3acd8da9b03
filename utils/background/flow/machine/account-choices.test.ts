import { describe, expect, it } from 'vitest';
import {
  ada,
  adaWith,
  back,
  callsOf,
  captcha,
  failed,
  intent,
  OTHER_PHONE,
  PHONE,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  toCode,
  toPassword,
} from './testing/run-flow.ts';

const ADD = 'REQUIRE_VERIFIED_PHONE';
const REVERIFY = 'REQUIRE_REVERIFIED_PHONE';
const removal = (context = adaWith(PHONE)) => intent({ type: 'startRemoval' }, context);
const submitRemoval = (context = adaWith(PHONE)) =>
  intent({ type: 'submitRemoval', password: 'correct horse' }, context);

describe('endpoint and reason are decided at every submit from the current account and action', () => {
  it.each([
    ['add without a number', ada, 'add', 'user_settings_update'],
    [
      'add where a number is required',
      { ...ada, requiredAction: ADD },
      'add',
      'user_action_required',
    ],
    [
      'add where there is no number to reverify',
      { ...ada, requiredAction: REVERIFY },
      'add',
      'user_action_required',
    ],
    ['add to change a number', adaWith(PHONE), 'add', 'user_settings_update'],
    [
      'add where no phone resolves the action',
      adaWith(PHONE, 'AGREEMENTS'),
      'add',
      'user_settings_update',
    ],
    [
      'reverify the number on the account',
      adaWith(PHONE, REVERIFY),
      'reverify',
      'user_action_required',
    ],
  ] as const)('%s', (_what, now, kind, changePhoneReason) => {
    for (const before of [ada, adaWith(PHONE), adaWith(PHONE, REVERIFY)])
      expect(run([start(before), submitPhone(PHONE, now)]).effects).toMatchObject([
        { call: { type: 'sendCode', kind, changePhoneReason } },
      ]);
  });

  it.each([
    ['reverify', adaWith(PHONE), adaWith(PHONE, REVERIFY)],
    ['add', adaWith(PHONE, REVERIFY), adaWith(PHONE)],
  ] as const)('also the finish, with the reason of the start: %s', (kind, before, now) => {
    const { effects } = run([...toPassword(before), submitPassword(now)]);
    const [sent, , finished] = effects;
    expect(finished).toMatchObject({ call: { type: 'finishPhone', kind } });
    const reason = (effect: object | undefined) =>
      effect && 'call' in effect ? Object(effect.call).changePhoneReason : undefined;
    expect(reason(finished)).toBe(reason(sent));
  });

  it('keeps the reason that the user chose', () => {
    const chosen = intent(
      { type: 'submitPhone', phone: PHONE, changePhoneReason: 'guild_phone_required' },
      { ...ada, requiredAction: ADD },
    );
    expect(run([start(), chosen]).effects).toMatchObject([
      { call: { changePhoneReason: 'guild_phone_required' } },
    ]);
  });
});

describe('an explicit start', () => {
  it.each([
    ['a forgotten removal', [removal()]],
    ['a forgotten first step', [start(adaWith(PHONE))]],
  ])('replaces a first step that has sent nothing: %s', (_what, events) => {
    const { step } = run([...events, start(adaWith(PHONE, REVERIFY))]);
    expect(step).toMatchObject({ status: 'awaitingPhone', phone: PHONE });
  });

  it.each([
    ['a code that was sent', [...toCode(), back()]],
    ['a verified number', [...toPassword(), back()]],
    ['a hand-off', [start(), submitPhone(), failed(1, captcha)]],
  ])('keeps a step that has something to lose: %s', (_what, events) => {
    const before = run(events).state;
    expect(run([start()], before).state).toBe(before);
    expect(run([removal()], before).state).toBe(before);
  });

  it('does not replace the first step of another account', () => {
    const before = run([start()]).state;
    expect(run([start({ ...ada, userId: '100000000000000002' })], before).state).toBe(before);
  });
});

describe('reverifying another number than the account’s', () => {
  const context = adaWith(PHONE, REVERIFY);
  const refused = {
    status: 'awaitingPhone',
    phone: OTHER_PHONE,
    failure: { kind: 'phoneNotOnAccount' },
  };

  it('is refused before it is sent', () => {
    const { step, effects } = run([start(context), submitPhone(OTHER_PHONE, context)]);
    expect(step).toMatchObject(refused);
    expect(effects).toEqual([]);
  });

  it('is refused before it is finished, when that was required meanwhile', () => {
    const { step, effects } = run([
      ...toPassword(adaWith(PHONE), OTHER_PHONE),
      submitPassword(context),
    ]);
    expect(step).toMatchObject(refused);
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone']);
  });

  it('is left to Discord where the account’s number is not known', () => {
    const unknown = { ...context, phone: null };
    expect(callsOf(run([start(unknown), submitPhone(OTHER_PHONE, unknown)]).effects)).toEqual([
      'sendCode',
    ]);
  });

  it('does not stand in the way of the code', () => {
    const { effects } = run([...toCode(adaWith(PHONE), OTHER_PHONE), submitCode(context)]);
    expect(callsOf(effects)).toEqual(['sendCode', 'verifyPhone']);
  });
});

describe('a removal', () => {
  it('is not sent once a reverification is demanded', () => {
    const { step, effects } = run([removal(), submitRemoval(adaWith(PHONE, REVERIFY))]);
    expect(effects).toEqual([]);
    expect(step).toEqual({ status: 'idle' });
  });

  it.each([null, ADD, 'REQUIRE_VERIFIED_EMAIL'])(
    'has the reason user_settings_update while %s is required',
    (action) => {
      const context = adaWith(PHONE, action);
      expect(run([removal(context), submitRemoval(context)]).effects).toMatchObject([
        { call: { type: 'removePhone', changePhoneReason: 'user_settings_update' } },
      ]);
    },
  );
});
