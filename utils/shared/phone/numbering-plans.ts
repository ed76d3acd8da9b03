/** What knows the numbering plans of all countries: one script, for the popup and for Discord's page. */
export type PhoneNumbers = typeof import('./read-phone.ts');

const NAME = 'handsetPhoneNumbers';

/** Makes it known to the other scripts of its world. It is large, so it comes only where a number is asked for. */
export function offerPhoneNumbers(numbers: PhoneNumbers): void {
  Reflect.set(globalThis, NAME, numbers);
}

/** What was offered, or null until it has come. */
export const currentPhoneNumbers = (): PhoneNumbers | null => Reflect.get(globalThis, NAME) ?? null;
