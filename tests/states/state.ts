import type { View } from '#shared/view/view.ts';

/** A page of the extension that shows a view. `window` is the popup in a window of its own. */
export const SHOWN_PAGES = ['popup', 'window', 'options', 'welcome'] as const;
export type ShownPage = (typeof SHOWN_PAGES)[number];

/** What is done to a page that shows its view, where the view alone does not make the state. */
export type Act =
  /** Opens everything that is folded up. */
  | 'unfold'
  /** Presses the button that submits. */
  | 'submit'
  /** Presses a button while no message reaches the background. */
  | 'loseClick';

/** Something that can be looked at: a page of the extension, and what it shows. */
export interface State {
  /** Its own alone, and good for the name of a file. */
  readonly name: string;
  readonly page: ShownPage;
  /** What is published, at `now`, ms since the epoch. */
  readonly view: (now: number) => View;
  readonly act?: Act;
  /** Whether the browser lets Handset see Discord's site; it does unless said otherwise. */
  readonly access?: boolean;
  /** Whether what was chosen in the options cannot be read. */
  readonly isUnread?: boolean;
}
