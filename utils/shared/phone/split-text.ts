import { isCallingCode } from './countries.ts';

/** "2. " or "2) " before the items of a list. */
const LIST_MARKER = /^[ \t]*\d{1,3}[.)][ \t]+(?=[+([]*\d)/gm;

/** Lines of nothing but a part of a number. */
const BROKEN_NUMBER = /(?<=^[\d \t().[\]+/-]+)\n(?=[\d \t().[\]/-]+$)/gm;

/** What stands between the cells of a table or between two numbers, and sometimes within one. */
const CELL_BORDER = /\t+| {2,}| [/-] /;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** A country code in a cell of its own belongs to the next cell, so such a line stays whole. */
function splitCells(line: string): string {
  const cells = line.split(CELL_BORDER);
  return cells.some((cell) => isCallingCode(digitsOf(cell))) ? line : cells.join('\n');
}

/**
 * A plain text (`plainText`) in the ways in which it may be divided into numbers, the likeliest first: as it is,
 * without list numbers, with a number that is broken over lines put together, and cell by cell.
 */
export function splitsOf(plain: string): ReadonlySet<string> {
  const withoutMarkers = plain.replace(LIST_MARKER, '');
  return new Set([
    plain,
    withoutMarkers,
    withoutMarkers.replace(BROKEN_NUMBER, ' '),
    withoutMarkers.split('\n').map(splitCells).join('\n'),
  ]);
}
