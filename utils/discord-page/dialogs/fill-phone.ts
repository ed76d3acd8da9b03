import { chooseCountry } from './choose-country.ts';
import { hasClickThroughCover } from './click-through-cover.ts';
import type { Dialog } from './detect.ts';
import type { FillOutcome } from './fill-outcome.ts';
import { isClearlyVisible } from './layout.ts';
import { dialPrefixOf, type PhoneToFill } from './phone-to-fill.ts';
import { setValue, waitForRender } from './set-value.ts';

type PhoneDialog = Extract<Dialog, { kind: 'phone' }>;

/**
 * Chooses the country and fills in the rest of the number. Discord joins its dial prefix and the typed digits as they
 * are, so exactly the digits that follow the prefix are typed. Pressing Send is left to the user.
 */
export async function fillPhone(dialog: PhoneDialog, number: PhoneToFill): Promise<FillOutcome> {
  const { tel } = dialog;
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  if (tel.disabled || !isClearlyVisible(tel) || hasClickThroughCover([tel]))
    return { outcome: 'retryable', why: 'covered' };
  await chooseCountry(dialog, number);
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  const digits = number.phone.replace('+', '');
  const prefix = dialPrefixOf(dialog);
  if (prefix === '' || !digits.startsWith(prefix))
    return { outcome: 'terminal', why: 'countryNotFound' };
  const rest = digits.slice(prefix.length);
  setValue(tel, rest);
  await waitForRender();
  tel.focus();
  return tel.value === rest ? { outcome: 'filled' } : { outcome: 'retryable', why: 'disturbed' };
}
