import type { FillOutcome } from '../dialogs/fill-outcome.ts';
import type { ReadForDialog } from '../dialogs/read-for-dialog.ts';

/** The status line of the card: the result of the last paste, or why the card could not be used. */
export type CardStatus =
  | { readonly what: 'codeFilled' | 'phoneFilled' | 'noCode' | 'hidden' | 'failed' }
  | { readonly what: 'notAPhone'; readonly why: Exclude<ReadForDialog['status'], 'found'> }
  | { readonly what: 'notFilled'; readonly why: Unfilled['why'] };

type Unfilled = Exclude<FillOutcome, { outcome: 'filled' }>;

/** The status after an attempt to fill; `what` is the status when it succeeded. */
export const statusOf = (outcome: FillOutcome, what: 'codeFilled' | 'phoneFilled'): CardStatus =>
  outcome.outcome === 'filled' ? { what } : { what: 'notFilled', why: outcome.why };
