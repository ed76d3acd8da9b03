import { type Attempt, type CountryRow, isRowOf } from './country-rows.ts';

/** A row and its distance from the top of the list's content, in CSS pixels, which identifies it. */
export interface PlacedRow extends CountryRow {
  readonly top: number;
}

/** What is known of a list that renders only some of its rows: it survives closing and opening it again. */
export class RowMemory {
  readonly #rows = new Map<number, PlacedRow>();
  readonly #tried = new Set<number>();
  /** Where to go on searching, in CSS pixels from the top; null when every row has been seen. */
  continueAt: number | null = 0;

  add(rows: readonly PlacedRow[]): void {
    for (const row of rows) this.#rows.set(row.top, row);
  }

  /** The first seen row that an attempt is about and that was not tried yet. */
  find(attempt: Attempt): PlacedRow | undefined {
    return [...this.#rows.values()]
      .filter(({ top }) => !this.#tried.has(top))
      .toSorted((a, b) => a.top - b.top)
      .find((row) => isRowOf(row, attempt));
  }

  /** A tried row is not found again. */
  markTried({ top }: PlacedRow): void {
    this.#tried.add(top);
  }
}
