import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setUp } from '../testing/api-requests.ts';
import { at } from '../testing/json-path.ts';

const PHONE = '+12025550143';
const REASON = 'user_settings_update';
const START = { phone: PHONE, change_phone_reason: REASON };

/** Starts to add a phone and verifies it, up to the phone token. */
function setUpVerified(phone = PHONE) {
  const discord = setUp();
  discord.addPhone({ ...START, phone });
  const code = discord.state.phones.messages.at(-1)?.code ?? '';
  const phoneToken = String(at(discord.verify(phone, code).answer.body, 'token'));
  const finish = {
    phone_token: phoneToken,
    password: String(discord.account.password),
    change_phone_reason: REASON,
  };
  return { ...discord, code, finish };
}

describe('the first call of addPhone', () => {
  test('sends one SMS with a six-digit code', () => {
    const { addPhone, state } = setUp();
    const { answer, record } = addPhone(START);
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(state.phones.messages).toHaveLength(1);
    expect(state.phones.messages[0]).toMatchObject({
      phone: PHONE,
      code: expect.stringMatching(/^\d{6}$/),
    });
    expect(state.phones.messages[0]?.text).toBe(
      `Your Discord verification code is: ${state.phones.messages[0]?.code}`,
    );
  });

  test.each(['2025550143', '+02025550143', '+1 2025550143', '+12345', '+1234567890123456', '+'])(
    'refuses the invalid phone number %s and sends no SMS',
    (phone) => {
      const { addPhone, state } = setUp();
      expect(addPhone({ ...START, phone }).answer).toEqual({
        status: 400,
        body: { message: 'Invalid phone number', code: 50022 },
      });
      expect(state.phones.messages).toEqual([]);
    },
  );

  test('changes nothing on the account', () => {
    const { addPhone, account } = setUp();
    addPhone(START);
    expect(account.phone).toBeNull();
  });
});

describe('verifyPhone', () => {
  const wrongCode = { status: 400, body: { message: 'Verification code is invalid', code: 50037 } };

  test('refuses a wrong code and still accepts the correct one', () => {
    const { addPhone, verify, state } = setUp();
    addPhone(START);
    const code = state.phones.messages[0]?.code ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    expect(verify(PHONE, wrong).answer).toEqual(wrongCode);
    expect(verify(PHONE, code).answer.status).toBe(200);
  });

  test('refuses a code that was sent to another phone', () => {
    const { addPhone, verify, state } = setUp();
    addPhone(START);
    expect(verify('+12025550144', state.phones.messages[0]?.code ?? '').answer).toEqual(wrongCode);
  });

  test('accepts only the latest code', () => {
    const { addPhone, verify, state } = setUp();
    addPhone(START);
    addPhone(START);
    const [older, newer] = state.phones.messages;
    expect(verify(PHONE, older?.code ?? '').answer).toEqual(wrongCode);
    expect(verify(PHONE, newer?.code ?? '').answer.status).toBe(200);
  });

  test('accepts a code only once', () => {
    const { verify, code } = setUpVerified();
    expect(verify(PHONE, code).answer).toEqual(wrongCode);
  });
});

describe('the second call of addPhone', () => {
  test('puts the number on the account', () => {
    const { addPhone, account, finish } = setUpVerified();
    const { answer, record } = addPhone(finish);
    expect(answer).toEqual({ status: 204 });
    expect(record.objections).toEqual([]);
    expect(account.phone).toBe(PHONE);
  });

  test('removes the number from another account that had it', () => {
    const { addPhone, state, account, finish } = setUpVerified();
    const other = state.accounts.create({ phone: PHONE });
    const third = state.accounts.create({ phone: '+447700900123' });
    addPhone(finish);
    expect([account.phone, other.phone, third.phone]).toEqual([PHONE, null, '+447700900123']);
  });

  test('names a wrong password and keeps the phone token valid', () => {
    const { addPhone, account, finish } = setUpVerified();
    const { answer } = addPhone({ ...finish, password: 'not the password' });
    expect(at(answer.body, 'errors.password._errors.0')).toEqual({
      code: 'PASSWORD_DOES_NOT_MATCH',
      message: 'Password does not match.',
    });
    expect(account.phone).toBeNull();
    expect(addPhone(finish).answer.status).toBe(204);
  });

  test('accepts a phone token only once', () => {
    const { addPhone, finish } = setUpVerified();
    addPhone(finish);
    expect(at(addPhone(finish).answer.body, 'errors.phone_token._errors.0.code')).toBe(
      'INVALID_PHONE_TOKEN',
    );
  });

  test('refuses the phone token of another account', () => {
    const { addPhone, state, finish } = setUpVerified();
    const other = state.accounts.create();
    const { answer } = addPhone({ ...finish, password: other.password }, other);
    expect(at(answer.body, 'errors.phone_token._errors.0.code')).toBe('INVALID_PHONE_TOKEN');
    expect(other.phone).toBeNull();
  });

  test('accepts a reason that differs from the first call, but objects to it', () => {
    const { addPhone, account, finish } = setUpVerified();
    const { answer, record } = addPhone({ ...finish, change_phone_reason: 'contact_sync' });
    expect(answer.status).toBe(204);
    expect(record.objections).toHaveLength(1);
    expect(account.phone).not.toBeNull();
  });

  test('sets the password of an account that has none', () => {
    const { addPhone, account, finish } = setUpVerified();
    account.password = null;
    expect(
      at(addPhone({ ...finish, password: 'short' }).answer.body, 'errors.password'),
    ).toBeTruthy();
    expect(account.password).toBeNull();
    expect(addPhone({ ...finish, password: 'long enough' }).answer.status).toBe(204);
    expect(account.password).toBe('long enough');
  });

  test.each([
    ['REQUIRE_VERIFIED_PHONE', null],
    ['REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE', null],
    ['REQUIRE_VERIFIED_EMAIL', 'REQUIRE_VERIFIED_EMAIL'],
    ['AGREEMENTS', 'AGREEMENTS'],
  ])('turns the required action %s into %s', (before, after) => {
    const { addPhone, account, finish } = setUpVerified();
    account.requiredAction = before;
    addPhone(finish);
    expect(account.requiredAction).toBe(after);
  });
});

test('refuses every body that mixes the two calls of addPhone', () => {
  const start = fc.constantFrom('phone');
  const finish = fc.subarray(['phone_token', 'password'], { minLength: 1 });
  fc.assert(
    fc.property(start, finish, fc.boolean(), (fromStart, fromFinish, withReason) => {
      const { addPhone, account, state, finish: finishBody } = setUpVerified();
      const all: Record<string, string> = { ...START, ...finishBody };
      const names = [fromStart, ...fromFinish, ...(withReason ? ['change_phone_reason'] : [])];
      const before = state.phones.messages.length;
      const { answer, record } = addPhone(
        Object.fromEntries(names.map((name) => [name, all[name]])),
      );
      expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
      expect(record.objections.join()).toContain('mixes two bodies');
      expect(account.phone).toBeNull();
      expect(state.phones.messages).toHaveLength(before);
    }),
  );
});

test('accepts a subset of the fields only if it is exactly one of the two bodies', () => {
  const fields = fc.subarray(['phone', 'phone_token', 'password', 'change_phone_reason']);
  fc.assert(
    fc.property(fields, (names) => {
      const { addPhone, finish: finishBody } = setUpVerified();
      const all: Record<string, string> = { ...START, ...finishBody };
      const { answer } = addPhone(Object.fromEntries(names.map((name) => [name, all[name]])));
      const key = [...names].sort().join();
      const right = ['change_phone_reason,phone', 'change_phone_reason,password,phone_token'];
      expect(answer.status === 204).toBe(right.includes(key));
    }),
  );
});
