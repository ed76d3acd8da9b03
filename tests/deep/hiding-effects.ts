import type { BrowserName } from '../../harness/types.ts';

/** Whether the target looks different, and what was done there all the same: the dialog filled, the card sent away. */
export interface CardEffect {
  readonly isHidden: boolean;
  readonly isFilled: boolean;
  readonly isQuiet: boolean;
}
export type DialogEffect = Pick<CardEffect, 'isHidden' | 'isFilled'>;

const BOTH = ['chromium', 'firefox'] as const;
type Row = readonly [name: string, browsers?: readonly BrowserName[]];

/** What hides the card. It is above the page and has a style of its own, so that nearly nothing does. */
const HIDES_CARD: readonly Row[] = [
  ['a filter of the root', ['firefox']],
  ['zoom of the root'],
  ['content visibility of the root'],
  ['content visibility of the body'],
  ['visibility of the root'],
  ['no display of the root'],
  ['a popover'],
  ['a popover that lets clicks through'],
  ['a popover that lets clicks through, in a closed root'],
  ['the backdrop of a popover'],
  ['a modal dialog'],
  ['a modal dialog that lets clicks through'],
  ['a picture of the page as it was, held by a view transition'],
];

/** Where the card is seen and does nothing: in other browsers these hide it, or hide what it cannot look behind. */
const CARD_REFUSES: readonly Row[] = [
  ['opacity of the root'],
  ['a filter of the root', ['chromium']],
  ['a clip path of the root'],
  ['a mask of the root'],
  ['a cover that lets clicks through, important'],
];

/** Where the card is seen and Discord's dialog below is not: nothing is filled, and the card's buttons work. */
const HIDES_DIALOG_ALONE: readonly Row[] = [
  ['opacity of the body'],
  ['opacity of an ancestor'],
  ['an overflow of what is around'],
  ['containment of the root'],
  ['a cover of the root'],
  ['a cover of the body'],
  ['a cover'],
  ['a cover that lets clicks through'],
  ['a picture that lets clicks through'],
  ['an inert cover'],
  ['a blurred glass'],
  ['a frame'],
  ['a frame that lets clicks through'],
  ['a hidden popover'],
];

/** What does not hide the dialog: these are for the card, or the browser does not know them. */
const LEAVES_DIALOG: readonly Row[] = [
  ['an old mask', ['firefox']],
  ['a layer below'],
  ['its own colours'],
  ['its own colours, registered'],
  ['its own width'],
  ['selectors of shadow trees'],
];

/** Where the dialog looks as before and is not filled: it is clipped in part, or something is above it. */
const DIALOG_REFUSES: readonly Row[] = [['an overflow'], ['a blurred glass', ['firefox']]];

const has = (rows: readonly Row[], name: string, browser: BrowserName): boolean =>
  rows.some(([each, browsers = BOTH]) => each === name && browsers.includes(browser));

/** What a way of hiding does to the card; what does not hide it must let it act. */
export function effectOnCard(name: string, browser: BrowserName): CardEffect {
  const isHidden = has(HIDES_CARD, name, browser);
  const isQuiet = !isHidden && !has(CARD_REFUSES, name, browser);
  const isFilled = isQuiet && !has(HIDES_DIALOG_ALONE, name, browser);
  return { isHidden, isFilled, isQuiet };
}

/** What a way of hiding does to Discord's dialog; what does not hide it must let it be filled. */
export function effectOnDialog(name: string, browser: BrowserName): DialogEffect {
  const isFilled = has(LEAVES_DIALOG, name, browser);
  return { isHidden: !isFilled && !has(DIALOG_REFUSES, name, browser), isFilled };
}

/** Every name that is spoken of here. */
export const NAMED_HIDINGS: readonly string[] = [
  HIDES_CARD,
  CARD_REFUSES,
  HIDES_DIALOG_ALONE,
  LEAVES_DIALOG,
  DIALOG_REFUSES,
].flatMap((rows) => rows.map(([name]) => name));
