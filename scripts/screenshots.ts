import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { takeScreenshots } from './screenshots/take-screenshots.ts';

/** The languages most likely to reveal layout problems: English, long words, no spaces, right-to-left. */
const LOCALES = ['en', 'de', 'ja', 'ar'];
const BROWSERS = ['chromium', 'firefox'] as const;
const OUTPUT = fileURLToPath(new URL('../.output/screenshots', import.meta.url));

const { values } = parseArgs({
  options: {
    /** Use only this browser. */
    browser: { type: 'string' },
    /** Use only this language. */
    locale: { type: 'string' },
  },
});
const browsers = BROWSERS.filter((browser) => browser === (values.browser ?? browser));
if (browsers.length === 0) throw new Error(`There is no browser named ${values.browser}`);
const locales = values.locale === undefined ? LOCALES : [values.locale];

for (const browser of browsers)
  for (const locale of locales)
    for (const scheme of ['light', 'dark'] as const) {
      const folder = `${OUTPUT}/${browser}/${locale}-${scheme}`;
      await rm(folder, { recursive: true, force: true });
      const count = await takeScreenshots({ browser, locale, scheme, folder });
      console.log(`${folder}: ${count} screenshots`);
    }
