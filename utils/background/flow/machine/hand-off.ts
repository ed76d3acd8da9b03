import type { HandOffReason, RecheckFinding } from '#shared/flow/hand-off.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import { ErrorCode } from '../../discord-api/error-codes.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import type { Step } from './state.ts';

/** The step in which only Discord's own page can continue. */
export const handedOff = (
  interrupted: InterruptedStep,
  why: HandOffReason,
  found: RecheckFinding | null = null,
  retryAt: number | null = null,
): Step => ({ status: 'handedOff', interrupted, why, found, retryAt });

/** Why an error leaves it to Discord's own page to continue; null when it does not. */
export const handOffReasonFor = (error: CallError): HandOffReason | null => {
  if (error.name === 'captchaRequired') return error.name;
  return error.name === 'discordError' && error.code === ErrorCode.InvalidRequestOrigin
    ? 'originRefused'
    : null;
};
