import { type KnownRequiredAction, REQUIRED_ACTIONS } from './required-action.ts';

/** How a phone resolves a required action: by adding one, by reverifying the account's own, or not at all. */
export type PhoneRoute = 'add' | 'reverify' | 'none';

interface ActionRoutes {
  readonly phone: PhoneRoute;
  /** Whether verifying an e-mail address resolves the action as well. */
  readonly email: boolean;
}

/** What resolves each required action, by the rules of Discord's own client. */
const ROUTES: Readonly<Record<KnownRequiredAction, ActionRoutes>> = {
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

/** What resolves a required action. Unknown ones are left to Discord's own page. */
export const routesOf = (action: string): ActionRoutes =>
  isKnown(action) ? ROUTES[action] : { phone: 'none', email: false };

/** Whether a required action can be resolved by reverifying the account's own number. */
export const requiresReverify = (action: string | null): boolean =>
  action !== null && routesOf(action).phone === 'reverify';

/**
 * The flow, and so the endpoint, for a number: reverify only if the account has a phone *and* the required action is
 * one of the three that reverifying resolves; otherwise add, which also changes a number.
 */
export const flowKindFor = (action: string | null, hasPhone: boolean): 'add' | 'reverify' =>
  hasPhone && requiresReverify(action) ? 'reverify' : 'add';
