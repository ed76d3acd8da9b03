import type { PhoneDialog } from './detect.ts';
import { setValue } from './set-value.ts';

/** Puts a text that cannot be filled in into the dialog's field, as a paste would have, for the user to go on with. */
export function keepText({ tel }: PhoneDialog, text: string): void {
  if (!tel.isConnected || tel.disabled) return;
  setValue(tel, text.replaceAll(/[\r\n]+/g, ' '));
  tel.focus();
}
