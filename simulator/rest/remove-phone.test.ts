import { expect, test } from 'vitest';
import { setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';
import { toUserObject } from '../user-object.ts';

const PHONE = '+12025550143';
const QUARANTINED = 2 ** 44;
const REMOVE = { password: 'correct horse battery', change_phone_reason: 'user_settings_update' };

test('removes the number from the account', () => {
  const { removePhone, account } = setUp({ phone: PHONE });
  const { answer, record } = removePhone(REMOVE);
  expect(answer).toEqual({ status: 204 });
  expect(record).toMatchObject({ endpoint: 'removePhone', method: 'DELETE', objections: [] });
  expect(record.body).toMatchObject({ password: '[hidden]' });
  expect(account.phone).toBeNull();
});

test('removes SMS as a second factor, and no other flag', () => {
  const { removePhone, account } = setUp({
    phone: PHONE,
    flags: 64 + 16 + QUARANTINED,
    mfa: { methods: ['totp', 'sms'] },
    mfaOn: [],
  });
  expect(toUserObject(account)).toMatchObject({ mfa_enabled: true, authenticator_types: [2, 3] });
  removePhone(REMOVE);
  expect(account).toMatchObject({ flags: 64 + QUARANTINED, mfa: { methods: ['totp'] } });
  expect(toUserObject(account).authenticator_types).toEqual([2]);
});

test('names a wrong password and keeps the number', () => {
  const { removePhone, account } = setUp({ phone: PHONE });
  const { answer } = removePhone({ ...REMOVE, password: 'not the password' });
  expect(at(answer.body, 'errors.password._errors.0.code')).toBe('PASSWORD_DOES_NOT_MATCH');
  expect(account.phone).toBe(PHONE);
});

test('sets the password of an account that has none', () => {
  const { removePhone, account } = setUp({ phone: PHONE, password: null });
  expect(removePhone({ ...REMOVE, password: 'short' }).answer.status).toBe(400);
  expect(removePhone({ ...REMOVE, password: 'long enough' }).answer.status).toBe(204);
  expect(account).toMatchObject({ phone: null, password: 'long enough' });
});

test('refuses an account without a number', () => {
  const { removePhone, account } = setUp({ password: null });
  expect(removePhone(REMOVE).answer).toEqual({
    status: 400,
    body: { message: 'This account has no phone number.', code: 0 },
  });
  expect(account.password).toBeNull();
});

test.each([
  [{ change_phone_reason: REMOVE.change_phone_reason }, 'password is missing'],
  [{ ...REMOVE, phone: PHONE }, 'phone is not a known field'],
  [{ ...REMOVE, change_phone_reason: 'because' }, 'change_phone_reason has a wrong value'],
])('refuses the body %j with the objection "%s"', (body, objection) => {
  const { removePhone, account } = setUp({ phone: PHONE });
  const { answer, record } = removePhone(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(record.objections).toEqual([objection]);
  expect(account.phone).toBe(PHONE);
});

test('does not report an e-mail as verified for an account without one', () => {
  const { account } = setUp({ email: null });
  expect(toUserObject(account)).toMatchObject({ email: null, verified: false });
});

test('objects to a missing reason, but removes the number: its documentation calls it optional', () => {
  const { removePhone, account } = setUp({ phone: PHONE });
  const { answer, record } = removePhone({ password: REMOVE.password });
  expect(answer.status).toBe(204);
  expect(record.objections).toEqual(['change_phone_reason is missing']);
  expect(account.phone).toBeNull();
});

test('may require a new number at once', () => {
  const { removePhone, account } = setUp({
    phone: PHONE,
    actionOnRemoval: 'REQUIRE_VERIFIED_PHONE',
  });
  removePhone(REMOVE);
  expect(account.requiredAction).toBe('REQUIRE_VERIFIED_PHONE');
});

test('may check the length of a password before its truth', () => {
  const { removePhone } = setUp({ phone: PHONE, checksPasswordLength: true });
  const codeOf = (password: string) =>
    at(removePhone({ ...REMOVE, password }).answer.body, 'errors.password._errors.0.code');
  expect(codeOf('short')).toBe('BASE_TYPE_BAD_LENGTH');
  expect(codeOf('long enough')).toBe('PASSWORD_DOES_NOT_MATCH');
});
