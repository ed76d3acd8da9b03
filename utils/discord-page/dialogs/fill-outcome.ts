/** How an attempt to fill ended. Retryable: it can be repeated at once. Terminal: repeating it does not help. */
export type FillOutcome =
  | { readonly outcome: 'filled' }
  | { readonly outcome: 'retryable'; readonly why: 'covered' | 'disturbed' }
  | { readonly outcome: 'terminal'; readonly why: 'gone' | 'countryNotFound' };
