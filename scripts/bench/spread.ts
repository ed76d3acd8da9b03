/** A median with its lower and upper quartiles. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** How many rounds gave no figure, such as one in which the browser reported no first paint. */
  readonly missing: number;
}

function quantile(sorted: readonly number[], fraction: number): number {
  const index = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(index)] ?? Number.NaN;
  const above = sorted[Math.ceil(index)] ?? Number.NaN;
  return below + (above - below) * (index - Math.floor(index));
}

/** The spread of what was measured. A round without a figure (not a number) is left out and counted. */
export function spreadOf(values: Iterable<number>): Spread {
  const all = [...values];
  const sorted = all.filter(Number.isFinite).sort((a, b) => a - b);
  return {
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
    missing: all.length - sorted.length,
  };
}

/** Formats the median with its quartiles, for example `1.012 (0.998 to 1.031)`, and says how many rounds are missing. */
export function formatSpread(spread: Spread, digits: number, unit = ''): string {
  const { low, median, high, missing } = spread;
  if (Number.isNaN(median)) return `no figure in ${missing} rounds`;
  const quartiles = `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
  const without = missing === 0 ? '' : `; without ${missing} that gave no figure`;
  return `${median.toFixed(digits)}${unit} (${quartiles}${without})`;
}
