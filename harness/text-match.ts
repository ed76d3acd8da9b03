/** A string or regular expression in a form that can be sent into a page. */
export type TextMatch =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };

/** Describes a name for `locate`. The flags g and y would make the pattern remember its last match. */
export function toTextMatch(text: string | RegExp): TextMatch {
  if (typeof text === 'string') return { kind: 'exact', text: text.replace(/\s+/g, ' ').trim() };
  return { kind: 'pattern', source: text.source, flags: text.flags.replace(/[gy]/g, '') };
}

/** Whether the text holds the string, or matches the pattern. */
export function holdsText(text: string, wanted: string | RegExp): boolean {
  if (typeof wanted === 'string') return text.includes(wanted);
  return new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(text);
}
