import type { PhoneDialog } from './detect.ts';
import { setValue } from './set-value.ts';

/**
 * Puts a text that cannot be filled in into the dialog's field, as a paste would have, for the user to go on with.
 * Returns whether the field holds it.
 */
export function keepText({ tel }: PhoneDialog, text: string): boolean {
  if (!tel.isConnected || tel.disabled) return false;
  setValue(tel, text.replaceAll(/[\r\n]+/g, ' '));
  tel.focus();
  return true;
}
