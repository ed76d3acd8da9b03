/** A string or regular expression, serializable so that it can be sent into a page. */
export type TextMatch =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };

/** Converts a name for `findClickPoint`, without the flags g and y, which make a pattern stateful. */
export function toTextMatch(text: string | RegExp): TextMatch {
  if (typeof text === 'string') return { kind: 'exact', text: text.replace(/\s+/g, ' ').trim() };
  return { kind: 'pattern', source: text.source, flags: text.flags.replace(/[gy]/g, '') };
}

/** Whether the text contains the string or matches the pattern. Isolates (U+2066 to U+2069), which nobody sees, are left out. */
export function holdsText(text: string, wanted: string | RegExp): boolean {
  const seen = text.replaceAll(/[\u2066-\u2069]/gu, '');
  if (typeof wanted === 'string') return seen.includes(wanted);
  return new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(seen);
}
