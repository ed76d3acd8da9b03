import { routesOf } from '#shared/required-action/phone-route.ts';
import type { InterruptedStep } from './interrupted-step.ts';
import { settledBy } from './refused-change.ts';

/**
 * Whether what Discord requires now proves that a change was made: the action that was open when the user submitted is
 * gone. One that an e-mail address settles as well proves nothing about the number.
 */
export function isProvenBy(actionNow: string | null, step: InterruptedStep): boolean {
  const openAction = settledBy(step);
  return openAction !== null && actionNow !== openAction && !routesOf(openAction).email;
}
