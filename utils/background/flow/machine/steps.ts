import type { ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { PhoneFlowKind } from '#shared/flow/phone-flow-kind.ts';
import type { ApiCall } from './events.ts';
import type { InterruptedStep, Step, StepAt } from './state.ts';

/** How long after one code the user can request another. Discord names no time; the pause avoids an accidental SMS. */
export const RESEND_PAUSE_MS = 30_000;

interface WithPhone {
  readonly kind: PhoneFlowKind;
  readonly changePhoneReason: ChangePhoneReason;
  readonly phone: string;
}

/** The first step, filled with the previous number, if any. */
export const awaitingPhone = (
  { kind, changePhoneReason, phone }: Omit<WithPhone, 'phone'> & { readonly phone: string | null },
  more: Partial<Pick<StepAt<'awaitingPhone'>, 'codeMayHaveBeenSent' | 'failure'>> = {},
): StepAt<'awaitingPhone'> => ({
  status: 'awaitingPhone',
  kind,
  changePhoneReason,
  phone,
  codeMayHaveBeenSent: false,
  failure: null,
  ...more,
});

/** The second step. */
export const awaitingCode = (
  { kind, changePhoneReason, phone }: WithPhone,
  resendAt: number,
  more: Partial<
    Pick<StepAt<'awaitingCode'>, 'delivery' | 'verificationCode' | 'failure' | 'resendRefused'>
  > = {},
): StepAt<'awaitingCode'> => ({
  status: 'awaitingCode',
  kind,
  changePhoneReason,
  phone,
  delivery: 'sent',
  resendAt,
  verificationCode: null,
  resendRefused: false,
  failure: null,
  ...more,
});

/** The third step. */
export const awaitingPassword = (
  { kind, changePhoneReason, phone, phoneToken }: WithPhone & { readonly phoneToken: string },
  failure: Failure | null = null,
): StepAt<'awaitingPassword'> => ({
  status: 'awaitingPassword',
  kind,
  changePhoneReason,
  phone,
  phoneToken,
  failure,
});

/** The only step of a removal. */
export const awaitingRemovalPassword = (
  { changePhoneReason, phone }: Omit<WithPhone, 'kind'>,
  failure: Failure | null = null,
): StepAt<'awaitingRemovalPassword'> => ({
  status: 'awaitingRemovalPassword',
  changePhoneReason,
  phone,
  failure,
});

/** The flow cannot continue because another account is signed in on Discord's page. */
export const stoppedByAccount = (unsettled: boolean): Step => ({
  status: 'stopped',
  failure: ownFailure('accountChanged'),
  unsettled,
});

/** The waiting step from which the user can repeat what `step` was doing, with the failure that made this necessary. */
export function toWaitingStep(
  step: InterruptedStep,
  failure: Failure | null,
  codeMayHaveBeenSent = false,
): Step {
  switch (step.status) {
    case 'sendingCode':
      return awaitingPhone(step, { failure, codeMayHaveBeenSent });
    case 'resendingCode':
      return awaitingCode(step, step.resendAt, {
        delivery: step.delivery,
        verificationCode: step.verificationCode,
        failure,
      });
    case 'verifyingCode':
      return awaitingCode(step, step.resendAt, {
        delivery: step.delivery,
        verificationCode: step.verificationCode,
        failure,
      });
    case 'finishing':
      return awaitingPassword(step, failure);
    case 'removing':
      return awaitingRemovalPassword(step, failure);
  }
}

/** The call that `step` makes, without its password. */
export function toApiCall(step: InterruptedStep): ApiCall {
  switch (step.status) {
    case 'sendingCode': {
      const { kind, phone, changePhoneReason } = step;
      return { type: 'sendCode', kind, phone, changePhoneReason };
    }
    case 'resendingCode':
      return { type: 'resendCode', phone: step.phone };
    case 'verifyingCode': {
      const { phone, verificationCode } = step;
      return { type: 'verifyPhone', phone, verificationCode };
    }
    case 'finishing': {
      const { kind, phoneToken, changePhoneReason } = step;
      return { type: 'finishPhone', kind, phoneToken, changePhoneReason };
    }
    case 'removing':
      return { type: 'removePhone', changePhoneReason: step.changePhoneReason };
  }
}

/** The key in `FlowState.limits` for a rate limit on the call of a step. */
export function callTypeOf(step: Extract<Step, { callId: unknown }>): string {
  switch (step.status) {
    case 'confirming':
      return 'readAccount';
    case 'sendingMfaSms':
      return 'sendMfaSms';
    case 'finishingMfa':
      return toApiCall(step.interrupted).type;
    default:
      return toApiCall(step).type;
  }
}
