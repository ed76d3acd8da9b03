import type { Condition } from './conditions.ts';
import type { WatchCounts } from './count-watches.ts';
import type { InsertionCost, SwitchPhase } from './insertions.ts';
import type { Pauses } from './pauses.ts';
import type { ReadyCost } from './ready.ts';
import type { Round } from './rounds.ts';
import type { Spread } from './spread.ts';
import { formatSpread, spreadOf } from './spread.ts';

/** Everything that was measured in one browser. */
export interface Figures {
  readonly name: string;
  readonly version: string;
  readonly sizes: { readonly tap: number; readonly atStart: number; readonly assistant: number };
  readonly insertions: readonly Round<Condition, InsertionCost>[];
  readonly switching: readonly Round<SwitchPhase, InsertionCost>[];
  readonly ready: readonly {
    readonly label: string;
    readonly costs: readonly Round<Condition, ReadyCost>[];
    readonly pauses: readonly Round<'without' | 'with', Pauses>[];
  }[];
  readonly watches: readonly WatchCounts[];
}

/** Below this time of the page's own, in ms, ratios to it mean nothing. */
const MIN_OWN_MS = 5;

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The spread of one figure over all rounds. */
const spreadOver = <Name extends string, Sample>(
  rounds: readonly Round<Name, Sample>[],
  figure: (round: Round<Name, Sample>) => number,
): Spread => spreadOf(rounds.map(figure));

const ms = (spread: Spread): string => `${spread.median.toFixed(0)} ms`;
const percent = ({ low, median, high, missing }: Spread): string =>
  `${formatSpread({ low: low * 100, median: median * 100, high: high * 100, missing }, 0)} %`;

function insertionRows({ name, insertions }: Figures): string[][] {
  const row = (time: string, read: (cost: InsertionCost) => number) => {
    const ratio = (condition: 'with' | 'off' | 'again') =>
      formatSpread(
        spreadOver(insertions, (round) => read(round(condition)) / read(round('without'))),
        3,
      );
    const baseline = spreadOver(insertions, (round) => read(round('without')));
    return [name, time, ms(baseline), ratio('with'), ratio('off'), ratio('again')];
  };
  return [row('elapsed', ({ wallMs }) => wallMs), row('processor', ({ threadMs }) => threadMs)];
}

function switchingRows({ name, switching }: Figures): string[][] {
  const row = (time: string, read: (cost: InsertionCost) => number) => {
    const ratio = spreadOver(
      switching,
      (round) =>
        (read(round('on')) + read(round('onAgain'))) /
        (read(round('off')) + read(round('offAgain'))),
    );
    const noise = spreadOver(switching, (round) => read(round('offAgain')) / read(round('off')));
    const baseline = spreadOver(switching, (round) => read(round('off')));
    return [name, time, ms(baseline), formatSpread(ratio, 3), formatSpread(noise, 3)];
  };
  return [row('elapsed', ({ wallMs }) => wallMs), row('processor', ({ threadMs }) => threadMs)];
}

function readyRows({ name, ready }: Figures): string[][] {
  return ready.map(({ label, costs }) => {
    const added = (condition: 'with' | 'off' | 'again') =>
      spreadOver(costs, (round) => round(condition).threadMs - round('without').threadMs);
    const own = spreadOver(costs, (round) => round('without').ownMs);
    const ratioOrDash = (text: string) => (own.median < MIN_OWN_MS ? '–' : text);
    const ratio = spreadOver(costs, (round) => round('with').ownMs / round('without').ownMs);
    const share = spreadOver(
      costs,
      (round) => (round('with').threadMs - round('without').threadMs) / round('without').ownMs,
    );
    return [
      name,
      label,
      ms(own),
      ratioOrDash(formatSpread(ratio, 2)),
      ms(spreadOver(costs, (round) => round('without').threadMs)),
      formatSpread(added('with'), 0, ' ms'),
      formatSpread(added('off'), 0, ' ms'),
      formatSpread(added('again'), 0, ' ms'),
      ratioOrDash(percent(share)),
    ];
  });
}

function pauseRows({ name, ready }: Figures): string[][] {
  return ready.flatMap(({ label, pauses }) => {
    if (pauses.length === 0) return [];
    const longestAfter = (condition: 'with' | 'without') =>
      formatSpread(
        spreadOver(pauses, (round) => round(condition).longestAfter),
        0,
        ' ms',
      );
    const longPauses = (condition: 'with' | 'without') =>
      spreadOver(pauses, (round) => round(condition).overHalfFrame).median.toFixed(0);
    return [
      [
        name,
        label,
        ms(spreadOver(pauses, (round) => round('without').longest)),
        ms(spreadOver(pauses, (round) => round('with').longest)),
        longestAfter('without'),
        longestAfter('with'),
        `${longPauses('without')} / ${longPauses('with')}`,
      ],
    ];
  });
}

const watchRows = ({ name, watches }: Figures): string[][] =>
  watches.map(({ where, observed, calls, focusListeners, tapped, listening }) => [
    name,
    where,
    ...[observed, calls, focusListeners, tapped, listening].map(String),
  ]);

const sizeRows = ({ name, sizes }: Figures): string[][] => [
  [name, ...[sizes.tap, sizes.atStart, sizes.assistant].map((kB) => `${kB.toFixed(2)} kB`)],
];

/** The tables of the report in Markdown, with the interquartile range in brackets. */
export function formatTables(figures: readonly Figures[]): string {
  const section = (
    title: string,
    headings: readonly string[],
    rows: (figures: Figures) => string[][],
  ) => `### ${title}\n\n${table(['browser', ...headings], figures.flatMap(rows))}`;
  return [
    section(
      '4,000 messages into the chat',
      ['time', 'without', 'with ÷ without', 'Assist off ÷ without', 'noise: without ÷ without'],
      insertionRows,
    ),
    section(
      'The same in one tab, with Assist switched off and on',
      ['time', 'off', 'on ÷ off', 'noise: off ÷ off'],
      switchingRows,
    ),
    section(
      'READY: the page’s main thread, from navigation until idle',
      [
        'READY',
        'inflating and parsing by the page, without',
        'the same, with ÷ without',
        'total, without',
        'added by the extension',
        'added with Assist off',
        'noise: without − without',
        'added ÷ inflating and parsing',
      ],
      readyRows,
    ),
    section(
      'READY: the longest time that the page was blocked',
      [
        'READY',
        'overall, without',
        'overall, with',
        'after the page has read READY, without',
        'after the page has read READY, with',
        'pauses over 8 ms after that, without / with',
      ],
      pauseRows,
    ),
    section(
      'What is watched',
      [
        'page',
        'elements observed',
        'observer callbacks during 4,000 insertions',
        'focus listeners',
        'sockets ever tapped',
        'sockets still tapped',
      ],
      watchRows,
    ),
    section(
      'Sizes, gzipped',
      ['tap', 'both scripts at document_start', 'assistant, on demand'],
      sizeRows,
    ),
  ].join('\n\n');
}
