import { type KnownRequiredAction, REQUIRED_ACTIONS } from './required-action.ts';

/** How a phone resolves an action: by adding one, by verifying the account's own again, or not at all. */
export type PhoneRoute = 'add' | 'reverify' | 'none';

interface Row {
  readonly phone: PhoneRoute;
  /** Whether an e-mail resolves it as well. */
  readonly email: boolean;
}

/** What each action can be resolved by: the rule of Discord's own client. */
const ROUTES: Readonly<Record<KnownRequiredAction, Row>> = {
  AGREEMENTS: { phone: 'none', email: false },
  REQUIRE_CAPTCHA: { phone: 'none', email: false },
  REQUIRE_VERIFIED_EMAIL: { phone: 'none', email: true },
  REQUIRE_REVERIFIED_EMAIL: { phone: 'none', email: true },
  REQUIRE_VERIFIED_PHONE: { phone: 'add', email: false },
  REQUIRE_REVERIFIED_PHONE: { phone: 'reverify', email: false },
  REQUIRE_VERIFIED_PHONE_THEN_EMAIL: { phone: 'add', email: false },
  REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE: { phone: 'add', email: true },
  REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE: { phone: 'add', email: true },
  REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE: { phone: 'reverify', email: true },
  REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE: { phone: 'reverify', email: true },
  REQUIRE_SAFETY_FLOWS: { phone: 'none', email: false },
  TOS_UPDATE_ACKNOWLEDGMENT: { phone: 'none', email: false },
};

const isKnown = (action: string): action is KnownRequiredAction =>
  REQUIRED_ACTIONS.some((known) => known === action);

/** What resolves an action. An unknown one is for Discord's own page. */
export const routesOf = (action: string): Row =>
  isKnown(action) ? ROUTES[action] : { phone: 'none', email: false };

/** Whether an action can be resolved by verifying the account's own number again. */
export const demandsReverify = (action: string | null): boolean =>
  action !== null && routesOf(action).phone === 'reverify';

/**
 * Which endpoint a number goes to: reverify only if the account has a phone *and* the action is one of the
 * three that ask for it again; otherwise add, which also changes a number.
 */
export const flowKindFor = (action: string | null, hasPhone: boolean): 'add' | 'reverify' =>
  hasPhone && demandsReverify(action) ? 'reverify' : 'add';
