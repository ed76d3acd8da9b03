import { chooseCountry } from './choose-country/choose-country.ts';
import { digitsOf } from './choose-country/country-rows.ts';
import { closeUsersList } from './choose-country/open-list.ts';
import { dialPrefixOf } from './choose-country/shown-country.ts';
import type { PhoneDialog } from './detect.ts';
import type { FillOutcome } from './fill-outcome.ts';
import type { PhoneToFill } from './phone-to-fill.ts';
import { setValue, waitForRender } from './set-value.ts';
import { becomeVisible } from './visibility/look.ts';

/**
 * Chooses the country and fills in the rest of the number. Discord joins its dial prefix and the typed digits as they
 * are, so exactly the digits that follow the prefix are typed. Pressing Send is left to the user. Unless it is filled,
 * the field is left empty.
 */
export async function fillPhone(dialog: PhoneDialog, number: PhoneToFill): Promise<FillOutcome> {
  const { tel } = dialog;
  // What was in the field must not be sent with the new country.
  if (tel.value !== '') setValue(tel, '');
  await closeUsersList(dialog);
  const isVisible = !tel.disabled && (await becomeVisible([tel]));
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  if (!isVisible) return { outcome: 'retryable', why: 'covered' };
  const isChosen = await chooseCountry(dialog, number);
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  if (!isChosen) return { outcome: 'terminal', why: 'countryNotFound' };
  const digits = digitsOf(number.phone);
  setValue(tel, digits.slice(dialPrefixOf(dialog).length));
  await waitForRender();
  tel.focus();
  // What Discord would send.
  if (dialPrefixOf(dialog) + tel.value === digits) return { outcome: 'filled' };
  if (tel.isConnected) setValue(tel, '');
  return { outcome: 'retryable', why: 'disturbed' };
}
