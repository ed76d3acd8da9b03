import type { FillOutcome } from '../dialogs/fill-outcome.ts';
import type { ReadForDialog } from '../dialogs/read-for-dialog.ts';

/** What became of the last paste, as the card says it. */
export type CardStatus =
  | { readonly what: 'codeFilled' | 'phoneFilled' | 'noCode' | 'hidden' | 'failed' }
  | { readonly what: 'notAPhone'; readonly why: Exclude<ReadForDialog['status'], 'found'> }
  | { readonly what: 'notFilled'; readonly why: Unfilled['why'] };

type Unfilled = Exclude<FillOutcome, { outcome: 'filled' }>;

/** The status of a finished attempt. */
export const statusOf = (outcome: FillOutcome, what: 'codeFilled' | 'phoneFilled'): CardStatus =>
  outcome.outcome === 'filled' ? { what } : { what: 'notFilled', why: outcome.why };
