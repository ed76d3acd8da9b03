import type { Dialog } from './detect.ts';
import { dialPrefixOf, type PhoneToFill } from './phone-to-fill.ts';
import { setValue, waitFor, waitForRender } from './set-value.ts';

type PhoneDialog = Extract<Dialog, { kind: 'phone' }>;

/** How long to wait for a list to show what was typed into its search field, in ms. */
const LIST_TIMEOUT_MS = 600;

/** The flag emoji of a country: two regional indicators, the same in every language. */
const flagOf = (country: string): string =>
  String.fromCodePoint(...Array.from(country, (letter) => 0x1f1a5 + (letter.codePointAt(0) ?? 0)));

/**
 * What to type into the list's search field, most specific first: the country's name in the page's language and in
 * English, then the first word of each, because Discord's name for a country may differ from the browser's.
 */
export function searchesFor(country: string, language: string): string[] {
  const names = [language, 'en-US'].flatMap((each) => {
    try {
      return new Intl.DisplayNames([each], { type: 'region' }).of(country) ?? [];
    } catch {
      return [];
    }
  });
  return [...new Set([...names, ...names.map((name) => name.split(/[\s,(]/)[0] ?? name)])];
}

/** Chooses the number's country if the dialog shows another one. It may fail: callers check the dial prefix. */
export async function chooseCountry(dialog: PhoneDialog, number: PhoneToFill): Promise<void> {
  const { lang } = dialog.root.ownerDocument.documentElement;
  const searches = searchesFor(number.country, lang);
  const control = dialog.country;
  if (control.kind === 'combobox') await chooseInList(dialog, control.input, number, searches);
  else await chooseInPopout(dialog, control.button, number, searches);
}

/** Since 2026: a list that renders only some rows at a time, filtered by what is typed. Each row begins with a flag. */
async function chooseInList(
  dialog: PhoneDialog,
  input: HTMLInputElement,
  { country, phone }: PhoneToFill,
  searches: readonly string[],
): Promise<void> {
  const flag = flagOf(country);
  const page = dialog.root.ownerDocument;
  const hasFittingPrefix = () => phone.startsWith(`+${dialPrefixOf(dialog) || 'none'}`);
  if (shownChoice(input).includes(flag) && hasFittingPrefix()) return;
  const findRows = () =>
    [...page.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')].filter((row) =>
      row.outerHTML.includes(flag),
    );
  for (const search of searches) {
    // A country with several calling codes has one row for each, and a row shows its code only when it is chosen.
    for (let index = 0; ; index += 1) {
      input.focus();
      input.click();
      await waitForRender();
      setValue(input, search);
      const row = await waitFor(() => findRows()[index], LIST_TIMEOUT_MS);
      if (row === null) break;
      row.click();
      await waitForRender();
      if (hasFittingPrefix()) return;
    }
  }
  input.blur();
}

/** The HTML of what the list shows as chosen: the innermost ancestor of its input that contains text. */
function shownChoice(input: HTMLInputElement): string {
  let ancestor = input.parentElement;
  while (ancestor !== null && (ancestor.textContent ?? '').trim() === '')
    ancestor = ancestor.parentElement;
  return ancestor?.outerHTML ?? '';
}

/** Before 2026: a button that shows only the calling code and opens a list with a search field. */
async function chooseInPopout(
  dialog: PhoneDialog,
  button: HTMLButtonElement,
  { callingCode }: PhoneToFill,
  searches: readonly string[],
): Promise<void> {
  if (dialPrefixOf(dialog) === callingCode) return;
  const page = dialog.root.ownerDocument;
  const inputsBefore = new Set(page.querySelectorAll('input'));
  button.click();
  const search = await waitFor(
    () => [...page.querySelectorAll('input')].find((input) => !inputsBefore.has(input)),
    LIST_TIMEOUT_MS,
  );
  if (search === null) return;
  for (const name of searches) {
    setValue(search, name);
    const row = await waitFor(() => findRow(search, name, callingCode), LIST_TIMEOUT_MS);
    row?.click();
    await waitForRender();
    if (dialPrefixOf(dialog) === callingCode) return;
  }
  button.click();
}

/** The row with a country's name and code in the list around a search field: the innermost element with both. */
function findRow(search: HTMLInputElement, name: string, callingCode: string): HTMLElement | null {
  let list: HTMLElement | null = search.parentElement;
  const hasNameAndCode = (element: HTMLElement) => {
    const text = element.textContent ?? '';
    return text.includes(name) && new RegExp(`\\+\\s*${callingCode}\\b`).test(text);
  };
  while (list !== null && !hasNameAndCode(list)) list = list.parentElement;
  return [...(list?.querySelectorAll<HTMLElement>('*') ?? [])].findLast(hasNameAndCode) ?? null;
}
