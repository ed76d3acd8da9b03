import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { it } from './support/stage.ts';

const german = JSON.parse(readFileSync('public/_locales/de/messages.json', 'utf8'));

describe('the browser’s language', () => {
  it.override({ options: { locale: 'de' } });

  it('is that of the popup', async ({ stage }) => {
    const popup = await stage.rig.openPopup();
    await popup.waitForText(german.connectIntro.message);
    const facts = () => [
      document.title,
      document.documentElement.lang,
      document.documentElement.dir,
    ];
    expect(await popup.evaluate(facts)).toEqual(['Handset', 'de', 'ltr']);
  });
});
