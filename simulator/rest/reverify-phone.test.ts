import { describe, expect, test } from 'vitest';
import { setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const PHONE = '+12025550143';
const ACTION = 'REQUIRE_REVERIFIED_PHONE';
const reason = { change_phone_reason: 'user_action_required' };
const START = { phone: PHONE, ...reason };
const notTheOne = { status: 400, body: { code: 40073, message: expect.any(String) } };

/** Starts to reverify and verifies the code, up to the phone token. */
function setUpVerified(requiredAction = ACTION) {
  const discord = setUp({ phone: PHONE, requiredAction });
  discord.reverifyPhone(START);
  const phone_token = discord.phoneToken(PHONE);
  return { ...discord, finish: { phone_token, password: 'correct horse battery', ...reason } };
}

describe('the first call of reverifyPhone', () => {
  test.each([
    'REQUIRE_REVERIFIED_PHONE',
    'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
    'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  ])('sends one SMS without an objection under %s', (requiredAction) => {
    const { reverifyPhone, state } = setUp({ phone: PHONE, requiredAction });
    const { answer, record } = reverifyPhone(START);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'reverifyPhone', objections: [] });
    expect(state.phones.messages).toMatchObject([{ phone: PHONE, kind: 'verification' }]);
  });

  test.each([null, 'REQUIRE_VERIFIED_PHONE', 'REQUIRE_REVERIFIED_EMAIL', 'REQUIRE_SAFETY_FLOWS'])(
    'is answered but objected to under %s, which does not ask for it',
    (requiredAction) => {
      const { answer, record } = setUp({ phone: PHONE, requiredAction }).reverifyPhone(START);
      expect(answer.status).toBe(204);
      expect(record.objections).toEqual(['reverify without a required action that asks for it']);
    },
  );

  test('refuses a number that is not the one on the account', () => {
    const { reverifyPhone, state } = setUp({ phone: PHONE, requiredAction: ACTION });
    expect(reverifyPhone({ ...START, phone: '+12025550144' }).answer).toEqual(notTheOne);
    expect(state.phones.messages).toEqual([]);
  });

  test('refuses an account without a number', () => {
    const { reverifyPhone } = setUp({ requiredAction: ACTION });
    expect(reverifyPhone(START).answer).toEqual(notTheOne);
  });

  test('refuses a body that mixes the two calls', () => {
    const { reverifyPhone } = setUp({ phone: PHONE, requiredAction: ACTION });
    const { answer, record } = reverifyPhone({ ...START, password: 'correct horse battery' });
    expect(answer.body).toMatchObject({ code: 50035 });
    expect(record.objections).toEqual(['password mixes two bodies']);
  });
});

describe('the second call of reverifyPhone', () => {
  test('clears the required action and keeps the number', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    const { answer, record } = reverifyPhone(finish);
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(account).toMatchObject({ phone: PHONE, requiredAction: null });
  });

  test('names a wrong password and keeps the phone token valid', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    const { answer } = reverifyPhone({ ...finish, password: 'not the password' });
    expect(at(answer.body, 'errors.password._errors.0.code')).toBe('PASSWORD_DOES_NOT_MATCH');
    expect(account.requiredAction).toBe(ACTION);
    expect(reverifyPhone(finish).answer.status).toBe(204);
  });

  test('accepts a reason that differs from the first call, but objects to it', () => {
    const { reverifyPhone, finish } = setUpVerified();
    const { answer, record } = reverifyPhone({ ...finish, change_phone_reason: 'contact_sync' });
    expect(answer.status).toBe(204);
    expect(record.objections).toHaveLength(1);
  });

  test('sets the password of an account that has none', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    account.password = null;
    expect(reverifyPhone({ ...finish, password: 'long enough' }).answer.status).toBe(204);
    expect(account.password).toBe('long enough');
  });

  test('is refused when the account has lost its number since the first call', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    account.phone = null;
    expect(reverifyPhone(finish).answer).toEqual(notTheOne);
  });

  test('accepts the phone token of an add, as the action may have been required since', () => {
    const { addPhone, reverifyPhone, phoneToken, account } = setUp({ phone: PHONE });
    addPhone(START);
    const body = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    const { answer, record } = reverifyPhone(body);
    expect(answer.status).toBe(204);
    expect(record.objections).toEqual([]);
  });

  test('has a phone token that an add accepts', () => {
    const { addPhone, finish } = setUpVerified();
    expect(addPhone(finish).answer.status).toBe(204);
  });
});

describe('addPhone while the required action asks to reverify', () => {
  test('is answered but objected to when the account has a number', () => {
    const { addPhone } = setUp({ phone: PHONE, requiredAction: ACTION });
    const { answer, record } = addPhone({ ...START, phone: '+12025550144' });
    expect(answer.status).toBe(204);
    expect(record.objections).toEqual([
      'adds a phone while a required action asks to reverify the one on the account',
    ]);
  });

  test('clears the required action without an objection when the account has no number', () => {
    const { addPhone, phoneToken, account } = setUp({ requiredAction: ACTION });
    const start = addPhone(START);
    const password = account.password;
    const finish = addPhone({ phone_token: phoneToken(PHONE), password, ...reason });
    expect([start.record.objections, finish.record.objections]).toEqual([[], []]);
    expect(account).toMatchObject({ phone: PHONE, requiredAction: null });
  });
});

test.each([
  ['REQUIRE_VERIFIED_PHONE', null],
  ['REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE', null],
  ['REQUIRE_VERIFIED_PHONE_THEN_EMAIL', 'REQUIRE_VERIFIED_EMAIL'],
  ['REQUIRE_SAFETY_FLOWS', 'REQUIRE_SAFETY_FLOWS'],
  ['REQUIRE_PHONE_SOMETHING_NEW', 'REQUIRE_PHONE_SOMETHING_NEW'],
])('turns %s into %s when a phone is verified', (before, after) => {
  const { reverifyPhone, account, finish } = setUpVerified(before);
  reverifyPhone(finish);
  expect(account.requiredAction).toBe(after);
});

test('sets the next required action in line after the one that was completed', () => {
  const { reverifyPhone, account, finish } = setUpVerified();
  account.nextActions = ['REQUIRE_VERIFIED_EMAIL', 'AGREEMENTS'];
  reverifyPhone(finish);
  expect(account).toMatchObject({
    requiredAction: 'REQUIRE_VERIFIED_EMAIL',
    nextActions: ['AGREEMENTS'],
  });
});
