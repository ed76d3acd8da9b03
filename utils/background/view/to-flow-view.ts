import type { Failure, ShownFailure } from '#shared/flow/failure.ts';
import { defaultReasonFor } from '#shared/required-action/default-reason.ts';
import { flowKindFor } from '#shared/required-action/phone-route.ts';
import type { FlowView } from '#shared/view/view.ts';
import type { FlowState, StepAt } from '../flow/machine/state.ts';

/** What decides how a number is submitted. */
interface AccountNow {
  readonly hasPhone: boolean;
  readonly requiredAction: string | null;
}

/** Redacts a flow to what the popup may see. `remindsAt`: when the reminder is shown, in ms since the epoch. */
export function toFlowView(
  { step, progress, name }: Pick<FlowState, 'step' | 'progress' | 'name'>,
  { hasPhone, requiredAction }: AccountNow,
  remindsAt: number | null,
): FlowView {
  const { chosenReason } = progress;
  const shown = (failure: Failure | null) => toShownFailure(failure, remindsAt);
  switch (step.status) {
    case 'idle':
      return { status: 'idle' };
    case 'awaitingPhone': {
      const { status, phone, failure } = step;
      return {
        status,
        kind: flowKindFor(requiredAction, hasPhone),
        changePhoneReason: defaultReasonFor(requiredAction),
        chosenReason,
        phone,
        codesSentTo: progress.codes.map((code) => code.phone),
        verifiedPhone: progress.verified?.phone ?? null,
        failure: shown(failure),
      };
    }
    case 'sendingCode': {
      const { status, kind, changePhoneReason, phone } = step;
      return { status, kind, changePhoneReason, chosenReason, phone };
    }
    case 'awaitingCode': {
      const { status, verificationCode, resendRefused, failure } = step;
      const failureView = shown(failure);
      return { status, ...code(step), verificationCode, resendRefused, failure: failureView };
    }
    case 'resendingCode':
      return { status: step.status, ...code(step), verificationCode: step.verificationCode };
    case 'verifyingCode':
      return { status: step.status, ...code(step), verificationCode: step.verificationCode };
    case 'awaitingPassword': {
      const { status, kind, phone, failure } = step;
      return { status, kind, phone, failure: shown(failure) };
    }
    case 'finishing':
      return { status: step.status, kind: step.kind, phone: step.phone };
    case 'awaitingRemovalPassword': {
      const { status, phone, failure } = step;
      return { status, phone, failure: shown(failure) };
    }
    case 'removing':
      return { status: step.status, phone: step.phone };
    case 'confirming':
      return { status: step.status, phone: step.after.phone };
    case 'awaitingMfa':
      return { status: step.status, ...mfa(step), failure: shown(step.failure) };
    case 'sendingMfaSms':
      return { status: step.status, ...mfa(step) };
    case 'finishingMfa':
      return { status: step.status, ...mfa(step) };
    case 'done': {
      const { status, what, phone, account } = step;
      return { status, what, phone, account };
    }
    case 'handedOff': {
      const { status, why, interrupted, found, retryAt } = step;
      return { status, why, removes: interrupted.status === 'removing', found, retryAt };
    }
    case 'stopped': {
      const { status, failure, unsettled } = step;
      return { status, failure: shown(failure), unsettledFor: unsettled ? name : null };
    }
  }
}

/** Hides failures about a missing session: with a session they are out of date, and without one no step is shown. */
function toShownFailure(failure: Failure | null, remindsAt: number | null): ShownFailure | null {
  if (failure === null) return null;
  const { kind, retryAt } = failure;
  if (kind === 'signInExpired' || kind === 'notConnected') return null;
  return { ...failure, kind, isReminderSet: retryAt !== null && retryAt === remindsAt };
}

const code = ({
  phone,
  delivery,
  resendAt,
}: StepAt<'awaitingCode' | 'resendingCode' | 'verifyingCode'>) => ({ phone, delivery, resendAt });

const mfa = ({
  challenge,
  challengeId,
  mfaType,
  smsSentTo,
  smsAt,
}: StepAt<'awaitingMfa' | 'sendingMfaSms' | 'finishingMfa'>) => ({
  methods: challenge.methods,
  backupCodesAllowed: challenge.backupCodesAllowed,
  mfaType,
  smsSentTo,
  smsAt,
  challengeId,
});
