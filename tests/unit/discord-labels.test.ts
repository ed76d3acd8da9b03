import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import fixture from '../fixtures/discord-labels.json' with { type: 'json' };

const Messages = z.record(z.string(), z.object({ message: z.string() }));

/** Where a language of Discord has another name among those of browsers. */
const FOLDERS: Readonly<Record<string, string>> = {
  'en-GB': 'en',
  'en-US': 'en',
  'es-ES': 'es',
  'sv-SE': 'sv',
};

const textsIn = (folder: string) =>
  Messages.parse(
    JSON.parse(
      readFileSync(
        new URL(`../../public/_locales/${folder}/messages.json`, import.meta.url),
        'utf8',
      ),
    ),
  );

/** Which of Discord's labels each text names. */
const NAMED = {
  assistPromptHow_add: ['verifyByPhone'],
  assistPromptHow_reverify: ['reverifyByPhone'],
  assistPromptHow_unknown: ['verifyByPhone', 'reverifyByPhone'],
  assistPhoneText: ['send'],
  assistPhoneFilled: ['send'],
  handedOffAdd: ['settingsPhoneNumber'],
  handedOffRemove: ['settingsRemove', 'settingsPhoneNumber'],
} as const;

/** What stands in quotation marks of any language. */
const quotedIn = (text: string): string[] =>
  Array.from(text.matchAll(/[„“”«‘「](.+?)[”“»’」]/g), ([, quoted = '']) => quoted.trim());

describe.each(Object.entries(fixture.locales))('in Discord’s language %s', (language, labels) => {
  const texts = textsIn(FOLDERS[language] ?? language.replace('-', '_'));

  it.each(Object.entries(NAMED))('%s names what the user sees there, in quotes', (key, names) => {
    const quoted = quotedIn(texts[key]?.message ?? '');
    for (const name of names) expect(quoted).toContain(labels[name]);
  });
});

it.each(['ar', 'he'])('in %s, which Discord has not, its English labels are given', (locale) => {
  const texts = textsIn(locale);
  const english = fixture.locales['en-US'];
  for (const [key, names] of Object.entries(NAMED))
    for (const name of names) expect(texts[key]?.message).toContain(english[name]);
});
