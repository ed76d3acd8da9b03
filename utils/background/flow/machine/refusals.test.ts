import { describe, expect, it } from 'vitest';
import {
  aboutField,
  adaWith,
  callsOf,
  discordError,
  failed,
  intent,
  limited,
  PHONE,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  toCode,
  toPassword,
  toRemoving,
} from './testing/run-flow.ts';

const finishing = [...toPassword(), submitPassword()];
const verifying = [...toCode(), submitCode()];

describe('a refusal leads to where something can be done', () => {
  it.each([
    ['50037', discordError(50_037)],
    ['70007', discordError(70_007)],
    ['a field error on phone_token', discordError(50_035, [aboutField('phone_token')])],
    [
      'phone_token and password at once',
      discordError(50_035, [aboutField('password'), aboutField('phone_token')]),
    ],
  ])('at the finish, %s leads to a new code', (_what, error) => {
    const { state, step } = run([...finishing, failed(3, error)]);
    expect(step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
      failure: { kind: 'verificationExpired' },
    });
    expect(state.progress.verified).toBeNull();
  });

  it.each([
    [50_022, 'invalidPhone'],
    [40_073, 'phoneNotOnAccount'],
    [70_004, 'phoneRecentlyUsed'],
    [70_008, 'phoneInUse'],
    [70_011, 'phoneNotAllowed'],
  ])('at the finish and at the code, %i leads to the number', (code, kind) => {
    for (const events of [
      [...finishing, failed(3, discordError(code))],
      [...verifying, failed(2, discordError(code))],
    ])
      expect(run(events).step).toMatchObject({ status: 'awaitingPhone', failure: { kind } });
  });

  it('at the code, 50035 on `phone` leads to the number', () => {
    const { step } = run([...verifying, failed(2, discordError(50_035, [aboutField('phone')]))]);
    expect(step).toMatchObject({ status: 'awaitingPhone', failure: { kind: 'invalidPhone' } });
  });

  it('a password too short for the rules is told as such, but on removal it is a wrong password', () => {
    const error = discordError(50_035, [aboutField('password', 'BASE_TYPE_BAD_LENGTH')]);
    expect(run([...finishing, failed(3, error)]).step).toMatchObject({
      status: 'awaitingPassword',
      failure: { kind: 'passwordLength' },
    });
    expect(run([...toRemoving(adaWith(PHONE)), failed(1, error)]).step).toMatchObject({
      status: 'awaitingRemovalPassword',
      failure: { kind: 'wrongPassword' },
    });
  });

  it.each([20_024, 20_026])('%i is told as a limited account', (code) => {
    const { step } = run([start(), submitPhone(), failed(1, discordError(code, [], 403))]);
    expect(step).toMatchObject({ failure: { kind: 'accountLimited' } });
  });
});

describe('a 401 to a call without authorization', () => {
  const unauthorized = { name: 'unauthorized', message: null } as const;
  const refused = run([...verifying, failed(2, unauthorized)]);

  it('repeats nothing by itself, and leads to one repetition by the next click with the authorization', () => {
    expect(refused.step).toMatchObject({
      status: 'awaitingCode',
      verificationCode: '482913',
      failure: { kind: 'authorizationNeeded' },
    });
    expect(refused.effects).toHaveLength(2);
    expect(refused.effects.at(-1)).toMatchObject({ call: { authorized: false } });
    expect(run([submitCode()], refused.state).effects).toMatchObject([
      { call: { type: 'verifyPhone', authorized: true } },
    ]);
  });

  it('also for a resend', () => {
    const resend = intent({ type: 'resendCode' });
    const { state } = run([resend, failed(2, unauthorized)], run(toCode()).state, 1e12);
    expect(run([resend], state, 1e12).effects).toMatchObject([
      { call: { type: 'resendCode', authorized: true } },
    ]);
  });

  it('concerns that call alone: the others go on without the authorization', () => {
    const resend = intent({ type: 'resendCode' });
    const { state } = run([resend, failed(2, unauthorized)], run(toCode()).state, 1e12);
    expect(run([submitCode()], state, 1e12).effects).toMatchObject([
      { call: { type: 'verifyPhone', authorized: false } },
    ]);
  });

  it('says that the sign-in has expired if Discord refuses the authorization, too', () => {
    const { step } = run([submitCode(), failed(3, unauthorized)], refused.state);
    expect(step).toMatchObject({ failure: { kind: 'signInExpired' } });
  });

  it('is forgotten with the flow', () => {
    const { effects } = run([intent({ type: 'close' }), ...toCode(), submitCode()], refused.state);
    expect(callsOf(effects)).toEqual(['sendCode']);
    expect(
      run([intent({ type: 'close' })], refused.state).state.progress.needsAuthorization,
    ).toEqual([]);
  });
});

describe('a 429 without a time', () => {
  it.each([
    ['sending', [start(), submitPhone(), failed(1, limited(null))]],
    ['resending', []],
  ] as const)('after %s is one whose length Discord’s help names', (what, events) => {
    const resend = [intent({ type: 'resendCode' }), failed(2, limited(null))];
    const { step } = what === 'sending' ? run(events) : run(resend, run(toCode()).state, 1e12);
    expect(step).toMatchObject({ failure: { kind: 'sendingLimited', retryAt: null } });
  });

  it('to any other call is not', () => {
    expect(run([...verifying, failed(2, limited(null))]).step).toMatchObject({
      failure: { kind: 'rateLimited' },
    });
  });
});
