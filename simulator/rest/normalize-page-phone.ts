import type { RequestRecord } from '../contract.ts';

/**
 * Removes spaces from a phone number that the page sent. Discord's own client joins country code and
 * number unchanged, so that numbers of the Bahamas contain a space ("+1 2425551234"), which Discord
 * accepts. From other callers the number must be E.164.
 */
export function normalizePagePhone(
  source: RequestRecord['source'],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const phone = values.get('phone');
  if (source === 'extension' || phone === undefined) return values;
  return new Map(values).set('phone', phone.replaceAll(' ', ''));
}
