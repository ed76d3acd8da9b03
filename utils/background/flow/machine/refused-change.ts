import type { Failure, FailureKind } from '#shared/flow/failure.ts';
import { routesOf } from '#shared/required-action/phone-route.ts';
import type { ChangingStep, InterruptedStep } from './interrupted-step.ts';
import { withProgress } from './progress.ts';
import type { FlowState } from './state.ts';
import { awaitingPhone, toWaitingStep } from './steps.ts';
import { goTo, type Transition } from './transition-result.ts';

/** Failures that only another number, or the same one at another time, can end. */
const NUMBER_FAILURES: readonly FailureKind[] = [
  'invalidPhone',
  'phoneNotOnAccount',
  'phoneRecentlyUsed',
  'phoneInUse',
  'phoneNotAllowed',
  'phoneNotMobile',
];

/** Whether the number was refused, whichever call was made with it. */
export const isAboutNumber = ({ kind }: Failure): boolean => NUMBER_FAILURES.includes(kind);

/** Discord refused the change: leads to the step in which something can be done about it. */
export function stepAfterRefusal(
  state: FlowState,
  step: ChangingStep,
  failure: Failure,
): Transition {
  if (step.status === 'removing') return goTo(state, toWaitingStep(step, failure));
  // A phone token that Discord no longer accepts can only be replaced through a new code.
  if (failure.kind === 'verificationExpired')
    return goTo(withProgress(state, { verified: null }), awaitingPhone(step.phone, failure));
  return goTo(
    state,
    isAboutNumber(failure) ? awaitingPhone(step.phone, failure) : toWaitingStep(step, failure),
  );
}

/** The required action that was open when the user submitted and that a number resolves; null if there was none. */
export function settledBy({ status, before }: InterruptedStep): string | null {
  const { requiredAction } = before;
  return status !== 'removing' &&
    requiredAction !== null &&
    routesOf(requiredAction).phone !== 'none'
    ? requiredAction
    : null;
}
