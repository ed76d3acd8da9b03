import { describe, expect, it } from 'vitest';
import { flowKindFor, routesOf } from './phone-route.ts';
import { REQUIRED_ACTIONS } from './required-action.ts';

// From Discord's own client: action, phone route, flow with a phone on the account, flow without, whether e-mail works.
const table = [
  ['AGREEMENTS', 'none', 'add', 'add', false],
  ['REQUIRE_CAPTCHA', 'none', 'add', 'add', false],
  ['REQUIRE_VERIFIED_EMAIL', 'none', 'add', 'add', true],
  ['REQUIRE_REVERIFIED_EMAIL', 'none', 'add', 'add', true],
  ['REQUIRE_VERIFIED_PHONE', 'add', 'add', 'add', false],
  ['REQUIRE_REVERIFIED_PHONE', 'reverify', 'reverify', 'add', false],
  ['REQUIRE_VERIFIED_PHONE_THEN_EMAIL', 'add', 'add', 'add', false],
  ['REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE', 'add', 'add', 'add', true],
  ['REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE', 'add', 'add', 'add', true],
  ['REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE', 'reverify', 'reverify', 'add', true],
  ['REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE', 'reverify', 'reverify', 'add', true],
  ['REQUIRE_SAFETY_FLOWS', 'none', 'add', 'add', false],
  ['TOS_UPDATE_ACKNOWLEDGMENT', 'none', 'add', 'add', false],
  ['SOMETHING_NEW', 'none', 'add', 'add', false],
] as const;

it('the table contains every known required action', () => {
  expect(table.map(([action]) => action)).toEqual([...REQUIRED_ACTIONS, 'SOMETHING_NEW']);
});

describe.each(table)('%s', (action, phone, withPhone, withoutPhone, email) => {
  it(`has the phone route "${phone}" and is resolved by e-mail: ${email}`, () => {
    expect(routesOf(action)).toEqual({ phone, email });
  });

  it(`starts the flow "${withPhone}" with a phone on the account and "${withoutPhone}" without one`, () => {
    expect(flowKindFor(action, true)).toBe(withPhone);
    expect(flowKindFor(action, false)).toBe(withoutPhone);
  });
});

it('flowKindFor returns add when nothing is required', () => {
  expect([flowKindFor(null, true), flowKindFor(null, false)]).toEqual(['add', 'add']);
});
