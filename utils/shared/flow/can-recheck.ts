import type { Failure } from './failure.ts';

/** Whether reading the account again may still show how the last call ended. */
export const canRecheck = ({ kind }: Failure): boolean =>
  kind === 'unsettled' || kind === 'notReverified';
