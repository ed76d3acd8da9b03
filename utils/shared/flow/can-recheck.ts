import type { Failure } from './failure.ts';

/** Whether reading the account again can still tell what became of the last call. */
export const canRecheck = ({ kind }: Failure): boolean =>
  kind === 'unsettled' || kind === 'notReverified';
