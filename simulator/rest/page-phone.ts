import type { RequestRecord } from '../contract.ts';

/**
 * The values of a body as Discord reads them. Its own client joins code and number without a look at
 * them, so that a number of the Bahamas has a space inside ("+1 2425551234") and is taken all the
 * same. From anybody else the number has to be E.164.
 */
export function readAsFrom(
  source: RequestRecord['source'],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const phone = values.get('phone');
  if (source === 'extension' || phone === undefined) return values;
  return new Map(values).set('phone', phone.replaceAll(' ', ''));
}
