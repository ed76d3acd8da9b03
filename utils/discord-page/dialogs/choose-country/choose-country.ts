import type { PhoneDialog } from '../detect.ts';
import type { PhoneToFill } from '../phone-to-fill.ts';
import { nextFrame, waitFor } from '../set-value.ts';
import { findRow, type OpenList } from './country-list.ts';
import { type Attempt, attemptsFor, digitsOf } from './country-rows.ts';
import { closeList, openList } from './open-list.ts';
import { RowMemory } from './row-memory.ts';
import { dialPrefixOf, shownCountryOf } from './shown-country.ts';

/** How long to wait until the dialog shows a clicked row's country, in ms: a busy machine takes long. */
const CHOICE_TIMEOUT_MS = 1000;
/** How long its code may come after the country, in ms. */
const CODE_TIMEOUT_MS = 100;
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
      if (list === null) return hasFittingPrefix(dialog, number);
      const row = await findRow(list, attempt, memory);
      if (row === null) break;
      memory.markTried(row);
      row.element.click();
      if (await becomesChosen(dialog, number, attempt)) return true;
    }
  }
  if (list !== null) closeList(dialog, list);
  // A row may have been taken late, and what was shown before may do.
  return hasFittingPrefix(dialog, number);
}

/** Whether the code that the dialog shows begins the number. */
function hasFittingPrefix(dialog: PhoneDialog, { phone }: PhoneToFill): boolean {
  const prefix = dialPrefixOf(dialog);
  return prefix !== '' && digitsOf(phone).startsWith(prefix);
}

/** Whether the dialog shows what an attempt is about, with a code that begins the number. */
const isChosen = (dialog: PhoneDialog, number: PhoneToFill, attempt: Attempt) => () =>
  dialog.country.kind === 'button'
    ? dialPrefixOf(dialog) === number.callingCode
    : isShown(dialog, attempt) && hasFittingPrefix(dialog, number);

/** Whether the dialog shows a row's country, which it does not while the list is open. */
const isShown = (dialog: PhoneDialog, attempt: Attempt): boolean =>
  'code' in attempt || shownCountryOf(dialog) === attempt.country;

/** Waits for the dialog to take a clicked row; resolves to whether its code begins the number, in two frames. */
async function becomesChosen(
  dialog: PhoneDialog,
  number: PhoneToFill,
  attempt: Attempt,
): Promise<boolean> {
  const isDone = isChosen(dialog, number, attempt);
  const isButton = dialog.country.kind === 'button';
  await waitFor(() => (isButton ? isDone() : isShown(dialog, attempt)) || null, CHOICE_TIMEOUT_MS);
  await waitFor(() => isDone() || null, CODE_TIMEOUT_MS);
  await nextFrame();
  return isDone();
}
