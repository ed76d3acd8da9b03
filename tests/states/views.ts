import { maskedPhone } from '#background/view/masked-phone.ts';
import type { ShownFailure, ShownFailureKind } from '#shared/flow/failure.ts';
import {
  type AccountView,
  type ConnectionView,
  type FlowView,
  firstView,
  type RequiredActionView,
  type StoredDataView,
  type View,
} from '#shared/view/view.ts';

export const PHONE = '+14155550123';

const SINCE = Date.UTC(2026, 1, 3, 9, 41);

/** Ada, with the names and the number that take the most room. */
export const ada: AccountView = {
  username: 'ada.lovelace_the_first_programmer',
  globalName: 'Ada Augusta King, Countess of Lovelace',
  maskedPhone: maskedPhone(PHONE),
  hasSmsMfa: false,
  isQuarantined: false,
  removalRefusal: null,
};

/** The same without a number, by a name that is as long as most. */
export const adaWithoutPhone: AccountView = {
  ...ada,
  username: 'ada',
  globalName: 'Ada Lovelace',
  maskedPhone: null,
  removalRefusal: 'noPhone',
};

/** What Discord demands, where a phone settles it. */
export const demandsPhone: RequiredActionView = {
  action: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  phone: 'add',
  email: true,
};

/** What Discord demands, where the account's own number settles it. */
export const demandsPhoneAgain: RequiredActionView = {
  action: 'REQUIRE_REVERIFIED_PHONE',
  phone: 'reverify',
  email: false,
};

/** A failure as the popup may see it; with Discord's own words where it said something. */
export const failure = (
  kind: ShownFailureKind,
  {
    says,
    retryAt = null,
    isReminderSet = false,
  }: { says?: string; retryAt?: number | null; isReminderSet?: boolean } = {},
): ShownFailure => ({
  kind,
  discord: says === undefined ? null : { message: says, code: 50_035 },
  retryAt,
  isReminderSet,
});

/** What is held of somebody who is connected. */
export const heldOf = (
  { globalName, username }: AccountView,
  requiredAction: RequiredActionView | null = null,
): StoredDataView => ({
  connection: { name: globalName ?? username, since: SINCE },
  demand: requiredAction !== null,
  pageAccount: true,
});

/** The popup of somebody who is connected. */
export const connectedView = (
  flow: FlowView,
  account: AccountView = ada,
  requiredAction: RequiredActionView | null = null,
): View => ({
  ...firstView,
  connection: { status: 'connected', account },
  flow,
  requiredAction,
  countryCode: 'US',
  held: heldOf(account, requiredAction),
});

/** The popup of somebody who is not. */
export const unconnectedView = (
  connection: ConnectionView,
  flow: FlowView = { status: 'idle' },
  requiredAction: RequiredActionView | null = null,
): View => ({ ...firstView, connection, flow, requiredAction });
