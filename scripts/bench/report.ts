import type { Condition } from './conditions.ts';
import type { WatchCounts } from './count-watches.ts';
import { formatTable } from './format-table.ts';
import type { InsertionCost, SwitchPhase } from './insertions.ts';
import type { MemoryCondition, MemoryUse } from './memory.ts';
import type { PauseCondition, Pauses } from './pauses.ts';
import type { ReadyCondition, ReadyCost } from './ready.ts';
import { MIN_OWN_MS } from './ready-alone-report.ts';
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
    readonly costs: readonly Round<ReadyCondition, ReadyCost>[];
    readonly pauses: readonly Round<PauseCondition, Pauses>[];
    readonly memory: readonly Round<MemoryCondition, MemoryUse>[];
  }[];
  readonly watches: readonly WatchCounts[];
}

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

type AddingCondition = Exclude<ReadyCondition, 'without'>;

function readyRows({ name, ready }: Figures): string[][] {
  const addedIn = (round: Round<ReadyCondition, ReadyCost>, condition: AddingCondition): number =>
    round(condition).threadMs - round('without').threadMs;
  /** What a condition adds without anything to read, in ms. */
  const startOf = (condition: AddingCondition): number =>
    spreadOver(ready[0]?.costs ?? [], (round) => addedIn(round, condition)).median;
  return ready.map(({ label, costs }) => {
    const own = spreadOver(costs, (round) => round('without').ownMs);
    const added = (condition: AddingCondition) =>
      formatSpread(
        spreadOver(costs, (round) => addedIn(round, condition)),
        0,
        ' ms',
      );
    const share = (condition: AddingCondition) =>
      own.median < MIN_OWN_MS
        ? '–'
        : percent(
            spreadOver(
              costs,
              (round) => (addedIn(round, condition) - startOf(condition)) / round('without').ownMs,
            ),
          );
    return [
      name,
      label,
      ms(own),
      added('with'),
      share('with'),
      added('asked'),
      share('asked'),
      added('off'),
      added('again'),
      share('again'),
    ];
  });
}

function pauseRows({ name, ready }: Figures): string[][] {
  return ready.flatMap(({ label, pauses }) => {
    if (pauses.length === 0) return [];
    const longestAfter = (condition: PauseCondition) =>
      formatSpread(
        spreadOver(pauses, (round) => round(condition).longestAfter),
        0,
        ' ms',
      );
    const longPauses = (condition: PauseCondition) =>
      spreadOver(pauses, (round) => round(condition).overHalfFrame).median.toFixed(0);
    return [
      [
        name,
        label,
        ms(spreadOver(pauses, (round) => round('without').longest)),
        longestAfter('without'),
        longestAfter('asked'),
        `${longPauses('without')} / ${longPauses('asked')}`,
      ],
    ];
  });
}

function memoryRows({ name, ready }: Figures): string[][] {
  const toMB = ({ low, median, high, missing }: Spread): Spread => ({
    low: low / 1e6,
    median: median / 1e6,
    high: high / 1e6,
    missing,
  });
  const addedIn = (round: Round<MemoryCondition, MemoryUse>): number =>
    round('with').bytes - round('without').bytes;
  /** What the scripts need without anything to keep. */
  const start = spreadOver(ready[0]?.memory ?? [], addedIn).median;
  return ready.flatMap(({ label, memory }) => {
    if (memory.length === 0) return [];
    const kept = toMB(spreadOver(memory, (round) => addedIn(round) - start));
    const added = (condition: 'with' | 'again') => {
      const difference = (round: Round<MemoryCondition, MemoryUse>) =>
        round(condition).bytes - round('without').bytes;
      return formatSpread(toMB(spreadOver(memory, difference)), 2, ' MB');
    };
    const received = toMB(spreadOver(memory, (round) => round('with').receivedBytes));
    return [
      [
        name,
        label,
        `${received.median.toFixed(2)} MB`,
        added('with'),
        formatSpread(kept, 2, ' MB'),
        added('again'),
      ],
    ];
  });
}

const watchRows = ({ name, watches }: Figures): string[][] =>
  watches.map(({ where, observed, calls, focusListeners, tapped, listening, listenerMs }) => [
    name,
    where,
    ...[observed, calls, focusListeners, tapped, listening].map(String),
    `${listenerMs.toFixed(2)} ms`,
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
  ) => `### ${title}\n\n${formatTable(['browser', ...headings], figures.flatMap(rows))}`;
  return [
    section(
      '4,000 messages into the chat',
      ['time', 'without', 'with ÷ without', 'help off ÷ without', 'noise: without ÷ without'],
      insertionRows,
    ),
    section(
      'The same in one tab, with help turned off and on',
      ['time', 'off', 'on ÷ off', 'noise: off ÷ off'],
      switchingRows,
    ),
    section(
      'READY: the page’s main thread, from navigation until idle',
      [
        'READY',
        'inflating and parsing by the page',
        'added, no reason to read',
        'of it for READY ÷ inflating and parsing',
        'added, with a reason',
        'of it for READY ÷ inflating and parsing',
        'added with help off',
        'noise: without − without',
        'noise ÷ inflating and parsing',
      ],
      readyRows,
    ),
    section(
      'READY: the longest time that the page was blocked',
      [
        'READY',
        'overall, without',
        'after the page has read READY, without',
        'the same while the tap reads it, with a reason',
        'pauses over 8 ms after that, without / with a reason',
      ],
      pauseRows,
    ),
    section(
      'READY: memory of the page, no reason to read',
      ['READY', 'as it was sent', 'added', 'of it for READY', 'noise: without − without'],
      memoryRows,
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
        'time in the tap’s listeners while READY of 20 MB came',
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
