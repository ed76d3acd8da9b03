/** How much of a name is shown, in characters. */
const MAX_NAME_LENGTH = 64;

/** Embeddings, overrides and isolates, which could change the direction of what follows. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text that comes from elsewhere, for use inside one of ours: on one line, cut to `maxLength` characters, and between
 * isolates (U+2068, U+2069), so that its direction does not affect the rest of the sentence.
 */
export function foreignText(text: string, maxLength = MAX_NAME_LENGTH): string {
  const line = text.replaceAll(DIRECTION_CONTROLS, '').replaceAll(/\s+/gu, ' ');
  const characters = Array.from(line);
  const shown =
    characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : line;
  return `\u2068${shown}\u2069`;
}
