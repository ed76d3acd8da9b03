/** A phone number while it is being typed. */
export interface PhoneDraft {
  /** The chosen country, ISO 3166 alpha-2; empty for none. */
  readonly country: string;
  readonly text: string;
}

/** In characters: longer than any phone number, however it is written. */
export const MAX_DRAFT_LENGTH = 200;

/** Reads a stored phone draft; null when the value is not one. */
export function readPhoneDraft(value: unknown): PhoneDraft | null {
  const { country, text }: { country?: unknown; text?: unknown } = Object(value);
  return typeof country === 'string' && typeof text === 'string' && text.length <= MAX_DRAFT_LENGTH
    ? { country, text }
    : null;
}
