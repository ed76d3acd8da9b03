import type { PhoneToFill } from '../page/phone-to-fill.ts';
import type { PhoneReading } from './phone-number.ts';

/** A number that can be filled in, or why a text is none. */
export type ReadForDialog =
  | ({ readonly status: 'found' } & PhoneToFill)
  | { readonly status: Exclude<PhoneReading['status'], 'valid' | 'unusual'> };

/** Reads the one number in a text. `country` (ISO alpha-2) counts where the text names none itself. */
export type PhoneReader = (text: string, country: string) => ReadForDialog;

const NAME = 'handsetPhoneReader';

/** Makes the reader known to the assistant, in whose world it runs: it comes only once a phone dialog is open. */
export function offerPhoneReader(reader: PhoneReader): void {
  Reflect.set(globalThis, NAME, reader);
}

/** The reader, or null until it has come. */
export const currentPhoneReader = (): PhoneReader | null => Reflect.get(globalThis, NAME) ?? null;
