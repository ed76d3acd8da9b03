import { describe, expect, it } from 'vitest';
import { packedKey } from '#shared/i18n/packed-key.ts';
import { KEY_TABLE, packLocale } from './pack-locales.ts';

const packed = (locale: string): Record<string, { message: string } | undefined> =>
  JSON.parse(packLocale(`public/_locales/${locale}/messages.json`));
const name = (key: string) => packedKey(key, KEY_TABLE);

describe('A packed locale', () => {
  it('leaves to English what is the same in English, and nothing else', () => {
    const [english, german] = [packed('en'), packed('de')];
    expect(german[name('appName')]).toBeUndefined();
    expect(english[name('appName')]).toEqual({ message: 'Handset' });
    for (const [key, text] of Object.entries(english))
      if (german[key] !== undefined) expect(german[key]).not.toEqual(text);
  });

  it('keeps what differs from English in one of them only', () => {
    expect(packed('ar')[name('textDirection')]).toEqual({ message: 'rtl' });
  });

  it('is whole where Chrome would look in another language before English', () => {
    expect(Object.keys(packed('es_419')).sort()).toEqual(Object.keys(packed('en')).sort());
  });
});
