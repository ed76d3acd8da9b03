/** A number as it was typed, before it is one. */
export interface PhoneDraft {
  /** ISO 3166 alpha-2 of the country chosen; empty for none. */
  readonly country: string;
  readonly text: string;
}

/** No number is as long, however it is written. */
export const MAX_DRAFT_LENGTH = 200;

/** Reads a stored draft; null when it is none. */
export function readPhoneDraft(value: unknown): PhoneDraft | null {
  const { country, text }: { country?: unknown; text?: unknown } = Object(value);
  return typeof country === 'string' && typeof text === 'string' && text.length <= MAX_DRAFT_LENGTH
    ? { country, text }
    : null;
}
