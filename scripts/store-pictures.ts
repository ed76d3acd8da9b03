import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { takeStorePictures } from './store/take-store-pictures.ts';

/** The languages of the listing. */
const LOCALES = ['en', 'de', 'es', 'fr', 'ja', 'pt_BR'];
const OUTPUT = fileURLToPath(new URL('../.output/store', import.meta.url));

const { values } = parseArgs({
  options: {
    /** Use only this language. */
    locale: { type: 'string' },
  },
});

for (const locale of values.locale === undefined ? LOCALES : [values.locale]) {
  const folder = `${OUTPUT}/${locale}`;
  await rm(folder, { recursive: true, force: true });
  const messages = new URL(`../public/_locales/${locale}/messages.json`, import.meta.url);
  const { extensionDescription } = JSON.parse(readFileSync(messages, 'utf8'));
  await takeStorePictures({ locale, folder, summary: extensionDescription.message });
  console.log(`${folder}: five pictures and the tile`);
}
