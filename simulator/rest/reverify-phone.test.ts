import { describe, expect, test } from 'vitest';
import { setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const PHONE = '+12025550143';
const ACTION = 'REQUIRE_REVERIFIED_PHONE';
const reason = { change_phone_reason: 'user_action_required' };
const START = { phone: PHONE, ...reason };
const notTheOne = { status: 400, body: { code: 40073, message: expect.any(String) } };

/** Goes as far as the phone token. */
function setUpVerified(requiredAction = ACTION) {
  const discord = setUp({ phone: PHONE, requiredAction });
  discord.reverifyPhone(START);
  const phone_token = discord.phoneToken(PHONE);
  return { ...discord, finish: { phone_token, password: 'correct horse battery', ...reason } };
}

describe('start', () => {
  test.each([
    'REQUIRE_REVERIFIED_PHONE',
    'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
    'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  ])('%s: sends one SMS, and nobody objects', (requiredAction) => {
    const { reverifyPhone, world } = setUp({ phone: PHONE, requiredAction });
    const { answer, record } = reverifyPhone(START);
    expect(answer).toEqual({ status: 204 });
    expect(record).toMatchObject({ endpoint: 'reverifyPhone', objections: [] });
    expect(world.phones.messages).toMatchObject([{ phone: PHONE, kind: 'verification' }]);
  });

  test.each([null, 'REQUIRE_VERIFIED_PHONE', 'REQUIRE_REVERIFIED_EMAIL', 'REQUIRE_SAFETY_FLOWS'])(
    '%s does not ask for it: answered all the same, but disliked',
    (requiredAction) => {
      const { answer, record } = setUp({ phone: PHONE, requiredAction }).reverifyPhone(START);
      expect(answer.status).toBe(204);
      expect(record.objections).toEqual(['reverify without a required action that asks for it']);
    },
  );

  test('another number than the one on the account is refused', () => {
    const { reverifyPhone, world } = setUp({ phone: PHONE, requiredAction: ACTION });
    expect(reverifyPhone({ ...START, phone: '+12025550144' }).answer).toEqual(notTheOne);
    expect(world.phones.messages).toEqual([]);
  });

  test('an account without a number has none to reverify', () => {
    const { reverifyPhone } = setUp({ requiredAction: ACTION });
    expect(reverifyPhone(START).answer).toEqual(notTheOne);
  });

  test('a body that mixes start and finish is refused', () => {
    const { reverifyPhone } = setUp({ phone: PHONE, requiredAction: ACTION });
    const { answer, record } = reverifyPhone({ ...START, password: 'correct horse battery' });
    expect(answer.body).toMatchObject({ code: 50035 });
    expect(record.objections).toEqual(['password mixes two bodies']);
  });
});

describe('finish', () => {
  test('settles the action and leaves the number', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    const { answer, record } = reverifyPhone(finish);
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(account).toMatchObject({ phone: PHONE, requiredAction: null });
  });

  test('a wrong password is named, and the phone token survives it', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    const { answer } = reverifyPhone({ ...finish, password: 'not the password' });
    expect(at(answer.body, 'errors.password._errors.0.code')).toBe('PASSWORD_DOES_NOT_MATCH');
    expect(account.requiredAction).toBe(ACTION);
    expect(reverifyPhone(finish).answer.status).toBe(204);
  });

  test('another reason than the one of the start is refused and disliked', () => {
    const { reverifyPhone, finish } = setUpVerified();
    const { answer, record } = reverifyPhone({ ...finish, change_phone_reason: 'contact_sync' });
    expect(at(answer.body, 'errors.change_phone_reason')).toBeTruthy();
    expect(record.objections).toHaveLength(1);
  });

  test('what is typed becomes the password of an account that has none', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    account.password = null;
    expect(reverifyPhone({ ...finish, password: 'long enough' }).answer.status).toBe(204);
    expect(account.password).toBe('long enough');
  });

  test('is refused when the number has gone to somebody else since', () => {
    const { reverifyPhone, account, finish } = setUpVerified();
    account.phone = null;
    expect(reverifyPhone(finish).answer).toEqual(notTheOne);
  });

  test('does not take the phone token of an add', () => {
    const { addPhone, reverifyPhone, phoneToken, account } = setUp({ phone: PHONE });
    addPhone(START);
    const body = { phone_token: phoneToken(PHONE), password: account.password, ...reason };
    const { answer, record } = reverifyPhone(body);
    expect(at(answer.body, 'errors.phone_token._errors.0.code')).toBe('INVALID_PHONE_TOKEN');
    expect(record.objections).toEqual(['phone_token comes of a start to add, not to reverify']);
    expect(addPhone(body).answer.status).toBe(204);
  });

  test('its phone token is not taken by an add', () => {
    const { addPhone, finish } = setUpVerified();
    const { answer, record } = addPhone(finish);
    expect(at(answer.body, 'errors.phone_token._errors.0.code')).toBe('INVALID_PHONE_TOKEN');
    expect(record.objections).toEqual(['phone_token comes of a start to reverify, not to add']);
  });
});

describe('adding while an action asks to reverify', () => {
  test('is answered, but disliked, when the account has a number', () => {
    const { addPhone } = setUp({ phone: PHONE, requiredAction: ACTION });
    const { answer, record } = addPhone({ ...START, phone: '+12025550144' });
    expect(answer.status).toBe(204);
    expect(record.objections).toEqual([
      'adds a phone while a required action asks to reverify the one on the account',
    ]);
  });

  test('is right when the account has no number, and settles the action', () => {
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
])('a verified phone turns %s into %s', (before, after) => {
  const { reverifyPhone, account, finish } = setUpVerified(before);
  reverifyPhone(finish);
  expect(account.requiredAction).toBe(after);
});

test('the next action in line follows the one that was settled', () => {
  const { reverifyPhone, account, finish } = setUpVerified();
  account.nextActions = ['REQUIRE_VERIFIED_EMAIL', 'AGREEMENTS'];
  reverifyPhone(finish);
  expect(account).toMatchObject({
    requiredAction: 'REQUIRE_VERIFIED_EMAIL',
    nextActions: ['AGREEMENTS'],
  });
});
