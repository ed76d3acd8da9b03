import type { InterruptedStep } from './interrupted-step.ts';
import type { FlowState, Progress, SentCode, Step } from './state.ts';
import { noProgress } from './state.ts';
import { sentCode } from './steps.ts';

/** Adds what `step` has reached: a code that can be entered, or a verified number. Ends with the flow. */
export function progressAt(step: Step, before: Progress): Progress {
  switch (step.status) {
    case 'idle':
    case 'done':
    case 'stopped':
      return noProgress;
    case 'awaitingMfa':
    case 'sendingMfaSms':
    case 'finishingMfa':
    case 'handedOff':
      return progressAt(step.interrupted, before);
    case 'confirming':
      return progressAt(step.after, before);
    case 'awaitingCode':
    case 'resendingCode':
    case 'verifyingCode':
      return withSentCode(before, sentCode(step, step.delivery, step.resendAt));
    case 'awaitingPassword':
    case 'finishing': {
      const { kind, changePhoneReason, phone, phoneToken } = step;
      return {
        ...before,
        // Its code was used.
        codes: before.codes.filter((code) => code.phone !== phone),
        verified: { kind, changePhoneReason, phone, phoneToken },
      };
    }
    case 'awaitingPhone':
    case 'sendingCode':
    case 'awaitingRemovalPassword':
    case 'removing':
      return before;
  }
}

/** A code was, or may have been, sent: it takes the place of an earlier one to the same number. */
export const withSentCode = (progress: Progress, code: SentCode): Progress => ({
  ...progress,
  codes: [code, ...progress.codes.filter(({ phone }) => phone !== code.phone)],
});

/** Changes the progress of a state. */
export const withProgress = (state: FlowState, change: Partial<Progress>): FlowState => ({
  ...state,
  progress: { ...state.progress, ...change },
});

/** Whether the account has to be read before anything else is done: a change is unsettled, and nobody looked since. */
export const mustReadAccount = ({ unsettled }: Progress): boolean =>
  unsettled !== null && !unsettled.isRead;

/** Whether a call changes the account, so that its unknown end leaves the flow unsettled. */
export const changesAccount = (
  step: InterruptedStep,
): step is Extract<InterruptedStep, { status: 'finishing' | 'removing' }> =>
  step.status === 'finishing' || step.status === 'removing';
