import * as z from 'zod/mini';
import { ChangePhoneReason } from '../discord/change-phone-reason.ts';
import { MfaType } from '../discord/mfa.ts';
import { Failure } from '../flow/failure.ts';
import { ConnectProblem } from '../session/connect-problem.ts';

const failure = z.nullable(Failure);
const kind = z.enum(['add', 'reverify']);
const phone = z.string();

const withCode = { phone, delivery: z.enum(['sent', 'uncertain']), resendAt: z.number() };
const withMfa = {
  methods: z.array(MfaType),
  mfaType: MfaType,
  backupCodesAllowed: z.boolean(),
  smsSentTo: z.nullable(z.string()),
};
const withRemoval = { phone, changePhoneReason: ChangePhoneReason };

/** The flow as the popup may see it: without phone token, MFA ticket and authorization. */
export const FlowView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('idle') }),
  z.object({
    status: z.literal('awaitingPhone'),
    kind,
    changePhoneReason: ChangePhoneReason,
    phone: z.nullable(phone),
    codeMayHaveBeenSent: z.boolean(),
    failure,
  }),
  z.object({
    status: z.literal('sendingCode'),
    kind,
    changePhoneReason: ChangePhoneReason,
    phone,
  }),
  z.object({
    status: z.literal('awaitingCode'),
    ...withCode,
    verificationCode: z.nullable(z.string()),
    resendRefused: z.boolean(),
    failure,
  }),
  z.object({
    status: z.literal('resendingCode'),
    ...withCode,
    verificationCode: z.nullable(z.string()),
  }),
  z.object({ status: z.literal('verifyingCode'), ...withCode, verificationCode: z.string() }),
  z.object({ status: z.literal('awaitingPassword'), kind, phone, failure }),
  z.object({ status: z.literal('finishing'), kind, phone }),
  z.object({ status: z.literal('awaitingRemovalPassword'), ...withRemoval, failure }),
  z.object({ status: z.literal('removing'), ...withRemoval }),
  z.object({ status: z.literal('confirming'), phone }),
  z.object({ status: z.literal('awaitingMfa'), ...withMfa, failure }),
  z.object({ status: z.literal('sendingMfaSms'), ...withMfa }),
  z.object({ status: z.literal('finishingMfa'), ...withMfa }),
  z.object({
    status: z.literal('done'),
    what: z.enum(['added', 'reverified', 'removed']),
    phone,
    account: z.enum(['confirms', 'differs', 'unread']),
  }),
  z.object({
    status: z.literal('handedOff'),
    why: z.enum(['captchaRequired', 'securityKeyRequired', 'originRefused']),
    removes: z.boolean(),
  }),
  z.object({ status: z.literal('stopped'), failure: Failure, unsettled: z.boolean() }),
]);
export type FlowView = z.infer<typeof FlowView>;
export type FlowViewAt<Status extends FlowView['status']> = Extract<FlowView, { status: Status }>;

/** The account as the popup may see it. */
export const AccountView = z.object({
  username: z.string(),
  globalName: z.nullable(z.string()),
  maskedPhone: z.nullable(z.string()),
  hasSmsMfa: z.boolean(),
  isQuarantined: z.boolean(),
  /** Why removing the number is not offered; null when it is. */
  removalRefusal: z.nullable(z.enum(['noPhone', 'noEmail', 'reverificationOpen'])),
});
export type AccountView = z.infer<typeof AccountView>;

/** The connection as the popup may see it. */
export const ConnectionView = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off'), why: z.nullable(z.enum(['disconnected', 'idle'])) }),
  z.object({ status: z.literal('waiting'), problem: z.nullable(ConnectProblem) }),
  z.object({ status: z.literal('connected'), account: AccountView }),
]);
export type ConnectionView = z.infer<typeof ConnectionView>;

/** What Discord demands, and what resolves it. */
export const RequiredActionView = z.object({
  action: z.string(),
  phone: z.enum(['add', 'reverify', 'none']),
  email: z.boolean(),
});
export type RequiredActionView = z.infer<typeof RequiredActionView>;

/** All that the popup shows. */
export const View = z.object({
  connection: ConnectionView,
  /** Null when nothing is demanded, and when it is not known. */
  requiredAction: z.nullable(RequiredActionView),
  flow: FlowView,
  /** Where Discord thinks that the user is, ISO 3166 alpha-2; null when it did not say. */
  countryCode: z.nullable(z.string()),
});
export type View = z.infer<typeof View>;

/** What there is to show before anything has happened. */
export const firstView: View = {
  connection: { status: 'off', why: null },
  requiredAction: null,
  flow: { status: 'idle' },
  countryCode: null,
};
