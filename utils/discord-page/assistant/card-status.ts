import type { FoundPhone, NoPhone } from '#shared/phone/phone-reading.ts';
import type { FillOutcome } from '../dialogs/fill-outcome.ts';

/** The status line of the card: the result of the last paste, or why the card could not be used. */
export type CardStatus =
  | { readonly what: 'codeFilled' | 'noCode' | 'hidden' | 'failed' }
  | { readonly what: 'phoneFilled'; readonly reading: FoundPhone }
  | { readonly what: 'notAPhone'; readonly why: NoPhone }
  | { readonly what: 'notFilled'; readonly why: Unfilled['why'] };

type Unfilled = Exclude<FillOutcome, { outcome: 'filled' }>;

/** The status after an attempt to fill; `filled` is the status when it succeeded. */
export const statusOf = (outcome: FillOutcome, filled: CardStatus): CardStatus =>
  outcome.outcome === 'filled' ? filled : { what: 'notFilled', why: outcome.why };
