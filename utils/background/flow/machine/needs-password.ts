import type { ApiCall } from './events.ts';

/** Whether a call carries the account's password, which is not in the state and is needed to repeat the call. */
export const needsPassword = ({ type }: ApiCall): boolean =>
  type === 'finishPhone' || type === 'removePhone';
