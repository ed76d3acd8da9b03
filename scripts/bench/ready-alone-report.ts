import { formatTable } from './format-table.ts';
import type { OwnWork } from './own-work.ts';
import type { ReadyCost } from './ready.ts';
import type { HelpPhase } from './ready-alone.ts';
import type { Round } from './rounds.ts';
import type { Slices } from './slices.ts';
import { formatSpread, spreadOf } from './spread.ts';

/** What READY alone cost in one browser. */
export interface ReadyAloneFigures {
  readonly name: string;
  readonly sizes: readonly {
    readonly label: string;
    readonly costs: readonly Round<HelpPhase, ReadyCost>[];
    readonly work: readonly OwnWork[];
    /** When there is a reason to read. */
    readonly slices: Slices;
  }[];
}

/** Below this time of the page's own, in ms, ratios to it mean nothing. */
export const MIN_OWN_MS = 5;

type Figure = (round: Round<HelpPhase, ReadyCost>) => number;

/** By the page, in ms, with help turned off. */
const own: Figure = (round) => (round('off').ownMs + round('offAgain').ownMs) / 2;
const added: Figure = (round) =>
  (round('on').threadMs +
    round('onAgain').threadMs -
    round('off').threadMs -
    round('offAgain').threadMs) /
  2;
/** Of the same four figures as `added`, so that it varies as much, but without what help adds. */
const noise: Figure = (round) =>
  (round('offAgain').threadMs -
    round('off').threadMs +
    round('onAgain').threadMs -
    round('on').threadMs) /
  2;

/** What both scripts do because of READY, as a table in Markdown, with the interquartile range in brackets. */
export const formatOwnWork = (figures: readonly ReadyAloneFigures[]): string =>
  formatTable(
    [
      'browser',
      'READY',
      'inflating and parsing by the page',
      'tap',
      'content script',
      'both ÷ inflating and parsing',
      'content script, from the page’s start on',
    ],
    figures.flatMap(({ name, sizes }) =>
      sizes.map(({ label, work }) => {
        const over = (figure: (one: OwnWork) => number, unit: string, digits = 1) =>
          formatSpread(spreadOf(work.map(figure)), digits, unit);
        const hasShare = spreadOf(work.map(({ ownMs }) => ownMs)).median >= MIN_OWN_MS;
        return [
          name,
          label,
          over(({ ownMs }) => ownMs, ' ms', 0),
          over(({ tapMs }) => tapMs, ' ms', 2),
          over(({ contentScriptMs }) => contentScriptMs, ' ms', 2),
          hasShare
            ? over(
                ({ ownMs, tapMs, contentScriptMs }) => (100 * (tapMs + contentScriptMs)) / ownMs,
                ' %',
              )
            : '–',
          over(({ contentScriptSinceStartMs }) => contentScriptSinceStartMs, ' ms'),
        ];
      }),
    ),
  );

/** A slice may not be longer than this, in ms. */
const LONGEST_SLICE_MS = 8;

/** The slices in which the tap reads READY, as a table in Markdown. */
export const formatSlices = (figures: readonly ReadyAloneFigures[]): string =>
  formatTable(
    ['browser', 'READY', 'slices of', 'number', 'median', 'longest', `over ${LONGEST_SLICE_MS} ms`],
    figures.flatMap(({ name, sizes }) =>
      sizes.flatMap(({ label, slices }) =>
        [
          { of: 'the tap', lengths: slices.tap },
          { of: 'a clock', lengths: slices.clock },
        ].map(({ of, lengths }) => [
          name,
          label,
          of,
          String(lengths.length),
          ...(lengths.length === 0
            ? ['–', '–']
            : [spreadOf(lengths).median, Math.max(...lengths)].map((ms) => `${ms.toFixed(1)} ms`)),
          String(lengths.filter((ms) => ms > LONGEST_SLICE_MS).length),
        ]),
      ),
    ),
  );

/** What help adds, as a table in Markdown, with the interquartile range in brackets. */
export function formatReadyAlone(figures: readonly ReadyAloneFigures[]): string {
  const rows = figures.flatMap(({ name, sizes }) =>
    sizes.map(({ label, costs }) => {
      const over = (figure: Figure, digits: number, unit: string) =>
        formatSpread(spreadOf(costs.map(figure)), digits, unit);
      const hasShare = spreadOf(costs.map(own)).median >= MIN_OWN_MS;
      const share = (figure: Figure) =>
        hasShare ? over((round) => (100 * figure(round)) / own(round), 1, ' %') : '–';
      return [
        name,
        label,
        over(own, 0, ' ms'),
        over((round) => round('off').threadMs, 0, ' ms'),
        over(added, 1, ' ms'),
        share(added),
        over(noise, 1, ' ms'),
        share(noise),
      ];
    }),
  );
  return formatTable(
    [
      'browser',
      'READY',
      'inflating and parsing by the page',
      'all that it does because of READY',
      'added by help',
      'added ÷ inflating and parsing',
      'noise',
      'noise ÷ inflating and parsing',
    ],
    rows,
  );
}
