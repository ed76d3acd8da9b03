import { type Labels, labelsFor } from './labels.ts';
import { useAppState } from './store.ts';

/** The labels in the page's language. */
export function useLabels(): Labels {
  return labelsFor(useAppState().locale);
}
