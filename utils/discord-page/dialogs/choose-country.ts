import type { Dialog } from './detect.ts';
import { dialledDigits, type PhoneToFill } from './phone-to-fill.ts';
import { settle, setValue, waitFor } from './set-value.ts';

type PhoneDialog = Extract<Dialog, { kind: 'phone' }>;

/** How long a list may take to show what was typed into it, in ms. */
const PATIENCE_MS = 600;

/** The flag emoji of a country, two regional indicators: the same in every language. */
const flagOf = (country: string): string =>
  String.fromCodePoint(...Array.from(country, (letter) => 0x1f1a5 + (letter.codePointAt(0) ?? 0)));

/**
 * What to type into the list's search, most exact first: the country's name in the page's language and in English,
 * and their first words, as Discord names some countries otherwise than the browser does.
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

/** Chooses the country of a number where the dialog shows another one. Does what it can: who called looks afterwards. */
export async function chooseCountry(dialog: PhoneDialog, number: PhoneToFill): Promise<void> {
  const { lang } = dialog.root.ownerDocument.documentElement;
  const searches = searchesFor(number.country, lang);
  const control = dialog.country;
  if (control.kind === 'combobox') await chooseInList(dialog, control.input, number, searches);
  else await chooseInPopout(dialog, control.button, number, searches);
}

/** Since 2026: of the list only some rows exist at a time, those that match what is typed. A row begins with a flag. */
async function chooseInList(
  dialog: PhoneDialog,
  input: HTMLInputElement,
  { country, phone }: PhoneToFill,
  searches: readonly string[],
): Promise<void> {
  const flag = flagOf(country);
  const page = dialog.root.ownerDocument;
  const isFit = () => phone.startsWith(`+${dialledDigits(dialog) || 'none'}`);
  if (chosenText(input).includes(flag) && isFit()) return;
  const rows = () =>
    [...page.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')].filter((row) =>
      row.outerHTML.includes(flag),
    );
  for (const search of searches) {
    // A country with several codes has a row for each, and only choosing one shows its code.
    for (let index = 0; ; index += 1) {
      input.focus();
      input.click();
      await settle();
      setValue(input, search);
      const row = await waitFor(() => rows()[index], PATIENCE_MS);
      if (row === null) break;
      row.click();
      await settle();
      if (isFit()) return;
    }
  }
  input.blur();
}

/** What the list shows as chosen: the text of the field around its input. */
function chosenText(input: HTMLInputElement): string {
  let around = input.parentElement;
  while (around !== null && (around.textContent ?? '').trim() === '') around = around.parentElement;
  return around?.outerHTML ?? '';
}

/** Before 2026: a button shows the calling code alone and opens a list with a search field. */
async function chooseInPopout(
  dialog: PhoneDialog,
  button: HTMLButtonElement,
  { callingCode }: PhoneToFill,
  searches: readonly string[],
): Promise<void> {
  if (dialledDigits(dialog) === callingCode) return;
  const page = dialog.root.ownerDocument;
  const before = new Set(page.querySelectorAll('input'));
  button.click();
  const search = await waitFor(
    () => [...page.querySelectorAll('input')].find((input) => !before.has(input)),
    PATIENCE_MS,
  );
  if (search === null) return;
  for (const name of searches) {
    setValue(search, name);
    const row = await waitFor(() => rowWith(search, name, callingCode), PATIENCE_MS);
    row?.click();
    await settle();
    if (dialledDigits(dialog) === callingCode) return;
  }
  button.click();
}

/** The row of the list around a search field that names a country and its code: the smallest such element. */
function rowWith(search: HTMLInputElement, name: string, callingCode: string): HTMLElement | null {
  let list: HTMLElement | null = search.parentElement;
  const isRow = (element: HTMLElement) => {
    const text = element.textContent ?? '';
    return text.includes(name) && new RegExp(`\\+\\s*${callingCode}\\b`).test(text);
  };
  while (list !== null && !isRow(list)) list = list.parentElement;
  return [...(list?.querySelectorAll<HTMLElement>('*') ?? [])].findLast(isRow) ?? null;
}
