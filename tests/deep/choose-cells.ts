/** Only cells whose title contains this text. */
const only = process.env.HANDSET_DEEP_ONLY;
/** 1, 2 or 3: only every third cell. Three runs, one for each, are the whole matrix. */
const third = process.env.HANDSET_THIRD;
if (third !== undefined && !/^[123]$/.test(third))
  throw new Error(`HANDSET_THIRD is 1, 2 or 3, not ${third}`);

/** The cells of a matrix that this run is asked for: all of them, unless the environment names fewer. */
export const chooseCells = <Cell>(
  cells: readonly Cell[],
  titleOf: (cell: Cell) => string,
): Cell[] =>
  cells
    .filter((_, index) => third === undefined || index % 3 === Number(third) - 1)
    .filter((cell) => only === undefined || titleOf(cell).includes(only));
