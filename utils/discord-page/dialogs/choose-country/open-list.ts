import type { PhoneDialog } from '../detect.ts';
import { setValue, waitFor } from '../set-value.ts';
import type { OpenList } from './country-list.ts';
import { codeIn } from './country-rows.ts';

/** How long to wait for a list to open or close, in ms. */
const LIST_TIMEOUT_MS = 1500;

/** Opens the list of the dialog's own country control with all its rows; null when none opens. */
export function openList({ root, country }: PhoneDialog): Promise<OpenList | null> {
  return country.kind === 'combobox'
    ? openListbox(root, country.input)
    : openPopout(root.ownerDocument, country.button);
}

/** Closes a list that is still open. */
export function closeList({ country }: PhoneDialog, list: OpenList): void {
  if (!list.root.isConnected) return;
  if (country.kind === 'combobox') country.input.blur();
  else country.button.click();
}

/** Closes a list that the user has opened: it covers the field, and shows only what fits what they have typed. */
export async function closeUsersList({ country }: PhoneDialog): Promise<void> {
  if (country.kind !== 'combobox' || !isExpanded(country.input)) return;
  country.input.blur();
  await waitFor(() => !isExpanded(country.input) || null, LIST_TIMEOUT_MS);
}

const isExpanded = (input: HTMLInputElement) => input.getAttribute('aria-expanded') === 'true';

/** Since 2026: a list inside the dialog, filtered by what is typed. */
async function openListbox(dialog: Element, input: HTMLInputElement): Promise<OpenList | null> {
  input.focus();
  // One that the user opened and that did not close still shows only what fits what they have typed.
  if (isExpanded(input)) setValue(input, '');
  else input.click();
  const root = await waitFor(() => listboxOf(dialog, input), LIST_TIMEOUT_MS);
  if (root === null) return null;
  return { root, rowElements: () => [...root.querySelectorAll<HTMLElement>('[role="option"]')] };
}

/** The list that the combobox names, or else the only one in the dialog; null until it has rows. */
function listboxOf(dialog: Element, input: HTMLInputElement): Element | null {
  const id = input.getAttribute('aria-controls') ?? '';
  const named = id === '' ? null : dialog.ownerDocument.getElementById(id);
  const [only, ...others] = dialog.querySelectorAll('[role="listbox"]');
  const list = named ?? (others.length === 0 ? only : undefined);
  return list?.querySelector('[role="option"]') ? list : null;
}

/** Before 2026: a pop-out with a search field and rows that end with the calling code, outside the dialog. */
async function openPopout(page: Document, button: HTMLButtonElement): Promise<OpenList | null> {
  const before = new WeakSet(page.querySelectorAll('*'));
  const findSearch = () => [...page.querySelectorAll('input')].find((input) => !before.has(input));
  button.click();
  let search = await waitFor(findSearch, LIST_TIMEOUT_MS);
  if (search === null) {
    // The click closed a list that was already open.
    button.click();
    search = await waitFor(findSearch, LIST_TIMEOUT_MS);
  }
  if (search === null) return null;
  // Only what the click has brought belongs to it: elsewhere on the page, a message may look like a row.
  let root: Element = search;
  while (root.parentElement !== null && !before.has(root.parentElement)) root = root.parentElement;
  const hasCode = (element: Element) => codeIn(element.textContent ?? '') !== null;
  return {
    root,
    rowElements: () =>
      [...root.querySelectorAll<HTMLElement>('*')].filter(
        (element) => hasCode(element) && ![...element.children].some(hasCode),
      ),
  };
}
