import { maskPhone } from '#background/view/mask-phone.ts';
import type { ShownFailure, ShownFailureKind } from '#shared/flow/failure.ts';
import type { LoggedCall } from '#shared/flow/logged-call.ts';
import {
  type AccountView,
  type ConnectionView,
  type FlowView,
  initialView,
  type RequiredActionView,
  type StoredDataView,
  type View,
} from '#shared/view/view.ts';

export const PHONE = '+14155550123';

const MINUTE = 60_000;

const SINCE = Date.UTC(2026, 1, 3, 9, 41);

/** Ada, with very long names. */
export const ada: AccountView = {
  username: 'ada.lovelace_the_first_programmer',
  globalName: 'Ada Augusta King, Countess of Lovelace',
  maskedPhone: maskPhone(PHONE),
  isPhoneUncertain: false,
  hasSmsMfa: false,
  isQuarantined: false,
  removalRefusal: null,
};

/** Ada without a number, with names of ordinary length. */
export const adaWithoutPhone: AccountView = {
  ...ada,
  username: 'ada',
  globalName: 'Ada Lovelace',
  maskedPhone: null,
  removalRefusal: 'noPhone',
};

/** A required action that adding a phone resolves. */
export const phoneRequired: RequiredActionView = {
  action: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  phone: 'add',
  email: true,
};

/** A required action that reverifying the account's number resolves. */
export const reverificationRequired: RequiredActionView = {
  action: 'REQUIRE_REVERIFIED_PHONE',
  phone: 'reverify',
  email: false,
};

/** A failure as the popup may see it; `says` is the message in Discord's own words. */
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

/** Calls with every way in which one can end. */
export const everyOutcome = (now: number): LoggedCall[] => [
  {
    at: now - 9 * MINUTE,
    call: 'sendCode',
    outcome: { type: 'failed', why: 'invalidPhone', code: 50_022, waitMs: null },
  },
  {
    at: now - 8 * MINUTE,
    call: 'sendCode',
    outcome: { type: 'failed', why: 'rateLimited', code: null, waitMs: 90_000 },
  },
  { at: now - 7 * MINUTE, call: 'sendCode', outcome: { type: 'withheld', why: 'rateLimited' } },
  { at: now - 6 * MINUTE, call: 'sendCode', outcome: { type: 'accepted' } },
  { at: now - 5 * MINUTE, call: 'resendCode', outcome: { type: 'withheld', why: 'offline' } },
  { at: now - 4 * MINUTE, call: 'resendCode', outcome: { type: 'unseen' } },
  {
    at: now - 3 * MINUTE,
    call: 'verifyPhone',
    outcome: { type: 'failed', why: 'captchaRequired', code: null, waitMs: null },
  },
  {
    at: now - 2 * MINUTE,
    call: 'readAccount',
    outcome: { type: 'failed', why: 'notAdded', code: null, waitMs: null },
  },
  { at: now - MINUTE, call: 'verifyPhone', outcome: { type: 'inFlight' } },
];

/** The options' list of stored data for a connected user. */
export const storedDataOf = (
  { globalName, username }: AccountView,
  requiredAction: RequiredActionView | null = null,
): StoredDataView => ({
  connection: { name: globalName ?? username, since: SINCE },
  demand: requiredAction !== null,
  pageAccount: true,
});

/** The view of a connected user. */
export const connectedView = (
  flow: FlowView,
  account: AccountView = ada,
  requiredAction: RequiredActionView | null = null,
): View => ({
  ...initialView,
  help: 'on',
  connection: { status: 'connected', account },
  flow,
  requiredAction,
  countryCode: 'US',
  held: storedDataOf(account, requiredAction),
});

/** The view of a user who is not connected. */
export const unconnectedView = (
  connection: ConnectionView,
  flow: FlowView = { status: 'idle' },
  requiredAction: RequiredActionView | null = null,
): View => ({ ...initialView, help: 'on', connection, flow, requiredAction });
