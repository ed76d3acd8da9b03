import type { BrowserName } from '../../harness/types.ts';

/** Whether the target looks different, and what a user's actions still did: fill the dialog, dismiss the card. */
export interface CardEffect {
  readonly isHidden: boolean;
  readonly isFilled: boolean;
  readonly isQuiet: boolean;
}
export type DialogEffect = Pick<CardEffect, 'isHidden' | 'isFilled'>;

const BOTH = ['chromium', 'firefox'] as const;
type Row = readonly [name: string, browsers?: readonly BrowserName[]];

/** What hides the card. Little does, because the card lies above the page and has a style of its own. */
const HIDES_CARD: readonly Row[] = [
  ['a filter of the root', ['firefox']],
  ['zoom of the root'],
  ['content visibility of the root'],
  ['content visibility of the body'],
  ['visibility of the root'],
  ['no display of the root'],
  ['a popover'],
  ['a popover that lets clicks through'],
  ['a popover that lets clicks through, in a closed shadow root'],
  ['the backdrop of a popover'],
  ['a modal dialog'],
  ['a modal dialog that lets clicks through'],
  ['an old snapshot of the page held by a view transition'],
];

/** Where the card is visible and does nothing: these hide it in other browsers, or hide something it cannot check. */
const CARD_REFUSES: readonly Row[] = [
  ['opacity of the root'],
  ['a filter of the root', ['chromium']],
  ['a mask of the root'],
];

/** Where the card is visible and Discord's dialog is not: nothing is filled, and the card's buttons work. */
const HIDES_DIALOG_ALONE: readonly Row[] = [
  ['opacity of the body'],
  ['opacity of an ancestor'],
  ['a clip path of the root'],
  ['clipped overflow of an ancestor'],
  ['containment of the root'],
  ['a cover of the root'],
  ['a cover of the body'],
  ['a cover'],
  ['a cover that lets clicks through'],
  ['a cover that lets clicks through with !important'],
  ['a canvas that lets clicks through'],
  ['an inert cover'],
  ['a blurring cover'],
  ['a frame'],
  ['a frame that lets clicks through'],
  ['hiding its popover under a cover'],
];

/** What does not hide the dialog: it affects only the card or a small part, or the browser does not support it. */
const LEAVES_DIALOG: readonly Row[] = [
  ['clipped overflow'],
  ['the prefixed mask property', ['firefox']],
  ['a lower z-index'],
  ['transparent colours by custom properties'],
  ['transparent colours by registered custom properties'],
  ['a tiny width by a custom property'],
  ['selectors into shadow trees'],
];

/** Where the dialog looks unchanged and is not filled: something lies above it. */
const DIALOG_REFUSES: readonly Row[] = [['a blurring cover', ['firefox']]];

const includesHiding = (rows: readonly Row[], name: string, browser: BrowserName): boolean =>
  rows.some(([each, browsers = BOTH]) => each === name && browsers.includes(browser));

/** The effect on the card; what does not hide the card must let it act, except `CARD_REFUSES`. */
export function effectOnCard(name: string, browser: BrowserName): CardEffect {
  const isHidden = includesHiding(HIDES_CARD, name, browser);
  const isQuiet = !isHidden && !includesHiding(CARD_REFUSES, name, browser);
  const isFilled = isQuiet && !includesHiding(HIDES_DIALOG_ALONE, name, browser);
  return { isHidden, isFilled, isQuiet };
}

/** The effect on Discord's dialog; what does not hide the dialog must let it be filled, except `DIALOG_REFUSES`. */
export function effectOnDialog(name: string, browser: BrowserName): DialogEffect {
  const isFilled = includesHiding(LEAVES_DIALOG, name, browser);
  return { isHidden: !isFilled && !includesHiding(DIALOG_REFUSES, name, browser), isFilled };
}

/** Every name that occurs above. */
export const NAMED_HIDINGS: readonly string[] = [
  HIDES_CARD,
  CARD_REFUSES,
  HIDES_DIALOG_ALONE,
  LEAVES_DIALOG,
  DIALOG_REFUSES,
].flatMap((rows) => rows.map(([name]) => name));
