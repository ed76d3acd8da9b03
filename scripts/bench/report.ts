import type { Condition } from './conditions.ts';
import type { InsertionCost, Switched } from './insertions.ts';
import type { Pauses } from './pauses.ts';
import type { ReadyCost } from './ready.ts';
import type { Round } from './rounds.ts';
import type { Spread } from './spread.ts';
import { showSpread, spreadOf } from './spread.ts';
import type { Watched } from './watching.ts';

/** All that was measured in one browser. */
export interface Figures {
  readonly name: string;
  readonly version: string;
  readonly sizes: { readonly tap: number; readonly atStart: number; readonly assistant: number };
  readonly insertions: readonly Round<Condition, InsertionCost>[];
  readonly switching: readonly Round<Switched, InsertionCost>[];
  readonly ready: readonly {
    readonly label: string;
    readonly costs: readonly Round<Condition, ReadyCost>[];
    readonly pauses: readonly Round<'without' | 'with', Pauses>[];
  }[];
  readonly watched: readonly Watched[];
}

const MIN_OWN_MS = 5;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** One figure of every round. */
const each = <Name extends string, Sample>(
  rounds: readonly Round<Name, Sample>[],
  figure: (round: Round<Name, Sample>) => number,
): Spread => spreadOf(rounds.map(figure));

const ms = (spread: Spread): string => `${spread.median.toFixed(0)} ms`;
const percent = ({ low, median, high }: Spread): string =>
  `${showSpread({ low: low * 100, median: median * 100, high: high * 100 }, 0)} %`;

function insertionRows({ name, insertions }: Figures): string[][] {
  const row = (what: string, of: (cost: InsertionCost) => number) => {
    const ratio = (condition: 'with' | 'off' | 'again') =>
      showSpread(
        each(insertions, (round) => of(round(condition)) / of(round('without'))),
        3,
      );
    const alone = each(insertions, (round) => of(round('without')));
    return [name, what, ms(alone), ratio('with'), ratio('off'), ratio('again')];
  };
  return [row('elapsed', ({ wallMs }) => wallMs), row('processor', ({ threadMs }) => threadMs)];
}

function switchingRows({ name, switching }: Figures): string[][] {
  const row = (what: string, of: (cost: InsertionCost) => number) => {
    const ratio = each(
      switching,
      (round) =>
        (of(round('on')) + of(round('onAgain'))) / (of(round('off')) + of(round('offAgain'))),
    );
    const noise = each(switching, (round) => of(round('offAgain')) / of(round('off')));
    const alone = each(switching, (round) => of(round('off')));
    return [name, what, ms(alone), showSpread(ratio, 3), showSpread(noise, 3)];
  };
  return [row('elapsed', ({ wallMs }) => wallMs), row('processor', ({ threadMs }) => threadMs)];
}

function readyRows({ name, ready }: Figures): string[][] {
  return ready.map(({ label, costs }) => {
    const added = (condition: 'with' | 'off' | 'again') =>
      each(costs, (round) => round(condition).threadMs - round('without').threadMs);
    const own = each(costs, (round) => round('without').ownMs);
    /** Set in proportion to next to nothing, a figure says nothing. */
    const inProportion = (text: string) => (own.median < MIN_OWN_MS ? '–' : text);
    const ratio = each(costs, (round) => round('with').ownMs / round('without').ownMs);
    const share = each(
      costs,
      (round) => (round('with').threadMs - round('without').threadMs) / round('without').ownMs,
    );
    return [
      name,
      label,
      ms(own),
      inProportion(showSpread(ratio, 2)),
      ms(each(costs, (round) => round('without').threadMs)),
      showSpread(added('with'), 0, ' ms'),
      showSpread(added('off'), 0, ' ms'),
      showSpread(added('again'), 0, ' ms'),
      inProportion(percent(share)),
    ];
  });
}

function pauseRows({ name, ready }: Figures): string[][] {
  return ready.flatMap(({ label, pauses }) => {
    if (pauses.length === 0) return [];
    const longestAfter = (condition: 'with' | 'without') =>
      showSpread(
        each(pauses, (round) => round(condition).longestAfter),
        0,
        ' ms',
      );
    const many = (condition: 'with' | 'without') =>
      each(pauses, (round) => round(condition).overHalfFrame).median.toFixed(0);
    return [
      [
        name,
        label,
        ms(each(pauses, (round) => round('without').longest)),
        ms(each(pauses, (round) => round('with').longest)),
        longestAfter('without'),
        longestAfter('with'),
        `${many('without')} / ${many('with')}`,
      ],
    ];
  });
}

const watchedRows = ({ name, watched }: Figures): string[][] =>
  watched.map(({ where, observed, calls, focusListeners, tapped, listening }) => [
    name,
    where,
    ...[observed, calls, focusListeners, tapped, listening].map(String),
  ]);

const sizeRows = ({ name, sizes }: Figures): string[][] => [
  [name, ...[sizes.tap, sizes.atStart, sizes.assistant].map((kB) => `${kB.toFixed(2)} kB`)],
];

/** The tables of the report; in brackets is the middle half of the rounds. */
export function tables(figures: readonly Figures[]): string {
  const section = (title: string, heads: readonly string[], rows: (of: Figures) => string[][]) =>
    `### ${title}\n\n${table(['browser', ...heads], figures.flatMap(rows))}`;
  return [
    section(
      '4,000 messages into the chat',
      ['time', 'without', 'with ÷ without', 'Assist off ÷ without', 'noise: without ÷ without'],
      insertionRows,
    ),
    section(
      'The same in one tab, Assist switched off and on',
      ['time', 'off', 'on ÷ off', 'noise: off ÷ off'],
      switchingRows,
    ),
    section(
      'READY: the page’s main thread, from navigation to quiet',
      [
        'READY',
        'inflating and parsing, by the page',
        'the same with ÷ without',
        'all, without',
        'added by the extension',
        'added with Assist off',
        'noise: without − without',
        'added ÷ inflating and parsing',
      ],
      readyRows,
    ),
    section(
      'READY: the longest time that the page was blocked at a stretch',
      [
        'READY',
        'in all, without',
        'in all, with',
        'after the page has read it, without',
        'the same, with',
        'of more than 8 ms after that, without / with',
      ],
      pauseRows,
    ),
    section(
      'What is watched',
      [
        'page',
        'elements observed',
        'calls of the observer during 4,000 insertions',
        'focus listeners',
        'sockets tapped at first',
        'sockets tapped now',
      ],
      watchedRows,
    ),
    section(
      'Sizes, gz',
      ['tap', 'both scripts at document_start', 'assistant, on demand'],
      sizeRows,
    ),
  ].join('\n\n');
}
