import type { ApiCall } from './events.ts';

/** Whether a call carries the account's password, which is in no state: without it the call cannot be made again. */
export const needsPassword = ({ type }: ApiCall): boolean =>
  type === 'finishPhone' || type === 'removePhone';
