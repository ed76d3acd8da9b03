import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { takeAll } from './screenshots/take-all.ts';

/** Languages in which most that can go wrong does: English, long words, no spaces, right to left. */
const LOCALES = ['en', 'de', 'ja', 'ar'];
const BROWSERS = ['chromium', 'firefox'] as const;
const OUTPUT = fileURLToPath(new URL('../.output/screenshots', import.meta.url));

const { values } = parseArgs({
  options: {
    /** One browser only. */
    browser: { type: 'string' },
    /** One language only. */
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
      const count = await takeAll({ browser, locale, scheme, folder });
      console.log(`${folder}: ${count} pictures`);
    }
