/** Where a paste goes: into a field of the dialog, into its search for a country, or nowhere in particular. */
export type PastePlace = 'field' | 'search' | 'nowhere';

interface Focus {
  /** The topmost dialog, one of those that Handset fills. */
  readonly root: Element;
  /** The dialog's field for searching a country; null when it has none. */
  readonly search: Element | null;
  /** The element that has the focus; null for none. */
  readonly focused: Element | null;
  /** Whether something covers the element, so that the user cannot mean it. */
  readonly isBehind: (element: Element) => boolean;
}

const EDITABLE =
  'input, textarea, select, iframe, [contenteditable]:not([contenteditable="false"])';

/**
 * Where a paste goes while a dialog is open; null when it is none of Handset's business, because it goes into a field of
 * the app. The focus decides, not the event's target: with the focus on a button, Firefox aims a paste at the document's
 * selection, which can be in the app behind the dialog.
 */
export function placeOfPaste({ root, search, focused, isBehind }: Focus): PastePlace | null {
  const field = focused?.closest(EDITABLE) ?? null;
  if (focused === null || field === null) return 'nowhere';
  if (field === search) return 'search';
  if (root.contains(field)) return 'field';
  return isBehind(field) ? 'nowhere' : null;
}
