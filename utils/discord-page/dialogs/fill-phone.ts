import { chooseCountry } from './choose-country.ts';
import { hasClickThroughCover } from './click-through-cover.ts';
import type { Dialog } from './detect.ts';
import type { FillOutcome } from './fill-outcome.ts';
import { isUncovered } from './layout.ts';
import { dialledDigits, type PhoneToFill } from './phone-to-fill.ts';
import { settle, setValue } from './set-value.ts';

type PhoneDialog = Extract<Dialog, { kind: 'phone' }>;

/**
 * Chooses the country and fills the rest of the number. Discord sends the two joined as they are, so what is typed
 * is always what the chosen code leaves of the number. The user presses Send.
 */
export async function fillPhone(dialog: PhoneDialog, number: PhoneToFill): Promise<FillOutcome> {
  const { tel } = dialog;
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  if (tel.disabled || !isUncovered(tel) || hasClickThroughCover([tel]))
    return { outcome: 'retryable', why: 'covered' };
  await chooseCountry(dialog, number);
  if (!tel.isConnected) return { outcome: 'terminal', why: 'gone' };
  const digits = number.phone.replace('+', '');
  const dialled = dialledDigits(dialog);
  if (dialled === '' || !digits.startsWith(dialled))
    return { outcome: 'terminal', why: 'countryNotFound' };
  const rest = digits.slice(dialled.length);
  setValue(tel, rest);
  await settle();
  tel.focus();
  return tel.value === rest ? { outcome: 'filled' } : { outcome: 'retryable', why: 'disturbed' };
}
