import type { PhoneDialog } from '../detect.ts';
import type { PhoneToFill } from '../phone-to-fill.ts';
import { nextFrame, waitFor } from '../set-value.ts';
import { findRow, type OpenList } from './country-list.ts';
import { type Attempt, attemptsFor, digitsOf } from './country-rows.ts';
import { closeList, openList } from './open-list.ts';
import { RowMemory } from './row-memory.ts';
import { dialPrefixOf, shownCountryOf } from './shown-country.ts';

/** How long to wait until the dialog shows a clicked row's country and code, in ms. */
const CHOICE_TIMEOUT_MS = 250;
/** When to stop trying further rows, in ms. */
const TIMEOUT_MS = 8000;

/**
 * Chooses a row of the dialog's own list whose calling code begins the number: the number's own country, or else
 * another that shares the code. It goes by flags and codes, never by names, which are Discord's own in every language.
 * Resolves to whether the dialog now shows such a row.
 */
export async function chooseCountry(dialog: PhoneDialog, number: PhoneToFill): Promise<boolean> {
  const before = { country: shownCountryOf(dialog), prefix: dialPrefixOf(dialog) };
  const isDone = isChosen(dialog, number, { country: number.country });
  if (isDone()) return true;
  const attempts: readonly Attempt[] =
    dialog.country.kind === 'combobox'
      ? attemptsFor(number, before)
      : [{ code: number.callingCode }];
  const end = performance.now() + TIMEOUT_MS;
  const memory = new RowMemory();
  let list: OpenList | null = null;
  for (const attempt of attempts) {
    // A country with several codes has one row for each, and a row shows its code only when it is chosen.
    while (dialog.tel.isConnected && performance.now() < end) {
      if (!list?.root.isConnected) list = await openList(dialog);
      if (list === null) return false;
      const row = await findRow(list, attempt, memory);
      if (row === null) break;
      memory.markTried(row);
      row.element.click();
      if (await isStable(isChosen(dialog, number, attempt))) return true;
    }
  }
  if (list !== null) closeList(dialog, list);
  return false;
}

/** Whether the dialog shows what an attempt is about, with a code that begins the number. */
const isChosen =
  (dialog: PhoneDialog, { phone, callingCode }: PhoneToFill, attempt: Attempt) =>
  () => {
    const prefix = dialPrefixOf(dialog);
    if (dialog.country.kind === 'button') return prefix === callingCode;
    const isShown = 'code' in attempt || shownCountryOf(dialog) === attempt.country;
    return isShown && prefix !== '' && digitsOf(phone).startsWith(prefix);
  };

/** Waits until a condition holds in two frames: flag and code may be rendered one after the other. */
async function isStable(condition: () => boolean): Promise<boolean> {
  if ((await waitFor(() => condition() || null, CHOICE_TIMEOUT_MS)) === null) return false;
  await nextFrame();
  return condition();
}
