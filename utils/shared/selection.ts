import { isObject } from './storage/is-object.ts';

/** What a text that was selected on a page can be used as. */
export const SELECTION_USES = ['number', 'code'] as const;
export type SelectionUse = (typeof SELECTION_USES)[number];

/** A text that the user selected on some page for a step that waits for it. Foreign: it is read like a paste. */
export interface Selection {
  readonly use: SelectionUse;
  /** Empty where there was too much of it, or no single code in it. */
  readonly text: string;
  /** Tells one selection from the next. */
  readonly id: number;
}

/** In characters: more than a message with a number. */
export const MAX_SELECTION_LENGTH = 500;

/** Reads a stored selection; null when the value is not one. */
export function readSelection(value: unknown): Selection | null {
  if (!isObject(value)) return null;
  const { text, id } = value;
  const use = SELECTION_USES.find((each) => each === value.use);
  return use !== undefined &&
    typeof text === 'string' &&
    text.length <= MAX_SELECTION_LENGTH &&
    typeof id === 'number'
    ? { use, text, id }
    : null;
}
