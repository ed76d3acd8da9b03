import { describe, expect, it } from 'vitest';
import { CurrentUserReply } from './current-user.ts';

const bare = { id: '100000000000000001', username: 'ada' };

describe('the reply to GET /users/@me', () => {
  it('becomes an account with everything that Discord told', () => {
    const reply = {
      ...bare,
      global_name: 'Ada',
      phone: '+14155550123',
      email: 'ada@example.org',
      flags: 2 ** 44 + 2 ** 4,
      bio: 'not needed',
    };
    expect(CurrentUserReply.parse(reply)).toEqual({
      ...bare,
      globalName: 'Ada',
      phone: '+14155550123',
      hasEmail: true,
      hasSmsMfa: true,
      isQuarantined: true,
    });
  });

  const nothing = {
    ...bare,
    globalName: null,
    phone: null,
    hasEmail: false,
    hasSmsMfa: false,
    isQuarantined: false,
  };

  it('becomes an account without what Discord left out or did not know', () => {
    expect(CurrentUserReply.parse(bare)).toEqual(nothing);
    const unknown = { global_name: null, phone: null, email: null, flags: null };
    expect(CurrentUserReply.parse({ ...bare, ...unknown })).toEqual(nothing);
  });

  it.each([
    [0, false, false],
    [2 ** 4, true, false],
    [2 ** 44, false, true],
    // Every flag but these two, some beyond 32 bits.
    [2 ** 53 - 1 - 2 ** 44 - 2 ** 4, false, false],
    // Not to be taken for flags: a fraction, and a number that JavaScript has rounded.
    [16.5, false, false],
    [2 ** 60 + 2 ** 44, false, false],
  ])('tells SMS MFA and a limited account from the flags %d', (flags, hasSmsMfa, isQuarantined) => {
    expect(CurrentUserReply.parse({ ...bare, flags })).toMatchObject({ hasSmsMfa, isQuarantined });
  });

  it.each([{ id: 1 }, { id: 'ada' }, { username: null }, { phone: 1 }, { flags: '16' }])(
    'is not as documented with %j',
    (wrong) => {
      expect(CurrentUserReply.safeParse({ ...bare, ...wrong }).success).toBe(false);
    },
  );
});
