import type { ChangePhoneReason } from '#shared/flow/change-phone-reason.ts';
import { type Failure, ownFailure } from '#shared/flow/failure.ts';
import type { PhoneFlowKind } from '#shared/flow/phone-flow-kind.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import type { SentCode, Step, StepAt } from './state.ts';

/** How long after one code the user can request another. Discord names no time; the pause avoids an accidental SMS. */
export const RESEND_PAUSE_MS = 30_000;

interface WithPhone {
  readonly kind: PhoneFlowKind;
  readonly changePhoneReason: ChangePhoneReason;
  readonly phone: string;
}

/** The first step, filled with the previous number, if any. */
export const awaitingPhone = (
  phone: string | null,
  failure: Failure | null = null,
): StepAt<'awaitingPhone'> => ({ status: 'awaitingPhone', phone, failure });

/** A code that was sent or, if `uncertain`, may have been. `resendAt` in ms since the epoch. */
export const sentCode = (
  { kind, changePhoneReason, phone }: WithPhone,
  delivery: SentCode['delivery'],
  resendAt: number,
): SentCode => ({ kind, changePhoneReason, phone, delivery, resendAt });

/** The second step. */
export const awaitingCode = (
  { kind, changePhoneReason, phone, delivery, resendAt }: SentCode,
  more: Partial<
    Pick<StepAt<'awaitingCode'>, 'verificationCode' | 'failure' | 'resendRefused'>
  > = {},
): StepAt<'awaitingCode'> => ({
  status: 'awaitingCode',
  kind,
  changePhoneReason,
  phone,
  delivery,
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
  phone: string,
  failure: Failure | null = null,
): StepAt<'awaitingRemovalPassword'> => ({ status: 'awaitingRemovalPassword', phone, failure });

/** The flow cannot continue because another account is signed in on Discord's page. */
export const stoppedByAccount = (
  unsettled: boolean,
  pendingCallId: number | null = null,
): StepAt<'stopped'> => ({
  status: 'stopped',
  failure: ownFailure('accountChanged'),
  unsettled,
  pendingCallId,
});

/** Nobody is signed in on Discord's page any more, and nobody knows how the last change ended. */
export const stoppedBySignOut = (pendingCallId: number | null): StepAt<'stopped'> => ({
  status: 'stopped',
  failure: ownFailure('notConnected'),
  unsettled: true,
  pendingCallId,
});

/** The waiting step from which the user can repeat what `step` was doing, with the failure that made this necessary. */
export function toWaitingStep(step: InterruptedStep, failure: Failure | null): Step {
  switch (step.status) {
    case 'sendingCode':
      return awaitingPhone(step.phone, failure);
    case 'resendingCode':
    case 'verifyingCode':
      return awaitingCode(step, { verificationCode: step.verificationCode, failure });
    case 'finishing':
      return awaitingPassword(step, failure);
    case 'removing':
      return awaitingRemovalPassword(step.phone, failure);
  }
}
