import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { detect } from '../detect.ts';
import { dialPrefixOf, shownCountryOf } from './shown-country.ts';

/** The phone dialog around some HTML. */
function dialogWith(html: string) {
  const { document } = parseHTML(
    `<div id="app-mount"><div role="dialog" aria-modal="true">${html}</div></div>`,
  );
  const { dialog } = detect(document, () => true);
  if (dialog?.kind !== 'phone') throw new Error('There is no phone dialog');
  return dialog;
}

const COUNTRY = '<div><div>🇦🇹 Aster</div><input role="combobox"></div>';

describe('the dial prefix', () => {
  it.each([
    ['beside the field', `${COUNTRY}<div><i>+43</i><input type="tel" name=""></div>`, '43'],
    [
      'with an area code',
      `${COUNTRY}<div><i>+1 242</i><p><input type="tel" name=""></p></div>`,
      '1242',
    ],
    ['in the nearest box', `<p>+99</p>${COUNTRY}<div>+ 43<input type="tel" name=""></div>`, '43'],
    ['nowhere', `${COUNTRY}<div><input type="tel" name=""></div>`, ''],
    ['only outside the field’s boxes', `+1 ${COUNTRY}<input type="tel" name="">`, ''],
    ['in a button', '<div><button>+ 4 4</button><input></div>', '44'],
  ])('is read %s', (_, html, prefix) => {
    expect(dialPrefixOf(dialogWith(html))).toBe(prefix);
  });
});

describe('the shown country', () => {
  const TEL = '<div>+43<input type="tel" name=""></div>';
  it.each([
    ['by its flag', `${COUNTRY}${TEL}`, 'AT'],
    ['beside an input without text', `<div>🇦🇹<p><input role="combobox"></p></div>${TEL}`, 'AT'],
    ['beside an input among spaces', `<div>🇦🇹<p> \n <input role="combobox"></p></div>${TEL}`, 'AT'],
    [
      'by an image beside its name',
      `<div>A<img alt="🇨🇭"><input role="combobox"></div>${TEL}`,
      'CH',
    ],
    [
      'not in an open list',
      `<div><input role="combobox"><p role="option">🇦🇹</p></div>${TEL}`,
      null,
    ],
    ['without a flag', `<div>Austria<input role="combobox"></div>${TEL}`, null],
    ['on a button without a flag', '<div><button>+43</button><input></div>', null],
    ['on a button with a flag', '<div><button><img alt="🇦🇹">+43</button><input></div>', 'AT'],
  ])('is found %s', (_, html, country) => {
    expect(shownCountryOf(dialogWith(html))).toBe(country);
  });
});
