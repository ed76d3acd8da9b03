import type { View } from '#shared/view/view.ts';

/** The pages of the extension that show a view. `window` is the popup in a window of its own, `panel` beside a page. */
export const SHOWN_PAGES = ['popup', 'window', 'panel', 'options', 'welcome'] as const;
export type ShownPage = (typeof SHOWN_PAGES)[number];

/** An action on the page after it has painted its view, for states that the view alone does not produce. */
export type PageAction =
  /** Opens all collapsed details. */
  | 'unfold'
  /** Presses the submit button. */
  | 'submit'
  /** Presses the primary button while no message reaches the background. */
  | 'loseClick'
  /** Turns on help, which the background then publishes. */
  | 'turnOn';

/** A page of the extension, and what it shows. */
export interface State {
  /** Unique, and usable as a file name. */
  readonly name: string;
  readonly page: ShownPage;
  /** Returns the view that is published at `now`, in ms since the epoch. */
  readonly view: (now: number) => View;
  readonly action?: PageAction;
  /** Whether the stored settings are damaged; false by default. */
  readonly areSettingsUnreadable?: boolean;
}
