import { expect, it } from 'vitest';
import { likelyPlace } from './likely-place.ts';

it.each([
  ['AF', 0, 0.02],
  ['DE', 0.25, 0.4],
  ['US', 0.9, 0.98],
  ['ZW', 0.98, 1],
  ['QQ', 0, 0],
])('guesses that %s stands between %d and %d of the list', (country, least, most) => {
  expect(likelyPlace(country)).toBeGreaterThanOrEqual(least);
  expect(likelyPlace(country)).toBeLessThanOrEqual(most);
});
