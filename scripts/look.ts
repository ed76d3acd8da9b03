import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureHeights } from './look/measure-heights.ts';

/** The languages that need the most room, and English. */
const LOCALES = ['en', 'de', 'ja', 'ru', 'ar'];
const REPORT = fileURLToPath(new URL('../docs/look.md', import.meta.url));

const chromium = await measureHeights('chromium', LOCALES);
const firefox = await measureHeights('firefox', LOCALES);
const highest = (state: string, locale: string) =>
  Math.max(chromium.get(state)?.get(locale) ?? 0, firefox.get(state)?.get(locale) ?? 0);
const rows = [...chromium.keys()].map(
  (state) => `| ${state} | ${LOCALES.map((locale) => highest(state, locale)).join(' | ')} |`,
);

writeFileSync(
  REPORT,
  `# How high the popup is

Written by \`npm run look\`. Height of the popup in CSS pixels, 360 wide, with all details closed: the higher of Chromium and Firefox. Browsers show 600 at most, and \`tests/e2e/popup-look.test.ts\` fails above that; in English the steps for number, code and password and the end may take 340.

![The popup and the card, before and after they were drawn anew](images/before-after.png)

| state | ${LOCALES.join(' | ')} |
|---|${LOCALES.map(() => '---:').join('|')}|
${rows.join('\n')}
`,
);
console.log(`${REPORT}: ${rows.length} states`);
