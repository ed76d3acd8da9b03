/** How an attempt to fill ended. Retryable: the same can be tried again at once. Terminal: something else is needed. */
export type FillOutcome =
  | { readonly outcome: 'filled' }
  | { readonly outcome: 'retryable'; readonly why: 'covered' | 'disturbed' }
  | { readonly outcome: 'terminal'; readonly why: 'gone' | 'countryNotFound' };
