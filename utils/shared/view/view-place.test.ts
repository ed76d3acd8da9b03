import { describe, expect, it } from 'vitest';
import { placeAt, windowOfPanel, windowQuery } from './view-place.ts';

const ROOT = 'chrome-extension://handset';

describe('the place of a view', () => {
  it.each([
    ['/popup.html', 'popup'],
    ['/popup.html?window', 'window'],
    ['/sidepanel.html', 'panel'],
    ['/sidepanel.html?in=7', 'panel'],
  ])('at %s is the %s', (address, place) => {
    expect(placeAt(new URL(address, ROOT))).toBe(place);
  });
});

describe('the window of a panel', () => {
  it('is what the panel wrote into its address', () => {
    expect(windowOfPanel(`${ROOT}/sidepanel.html${windowQuery(7)}`)).toBe(7);
  });

  it.each(['/sidepanel.html', '/sidepanel.html?', '/popup.html?in=7'])(
    'is unknown at %s: the panel is hidden, still loading, or none',
    (address) => {
      expect(windowOfPanel(`${ROOT}${address}`)).toBeNull();
    },
  );
});
