import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import fixture from '../fixtures/discord-labels.json' with { type: 'json' };

const Messages = z.record(z.string(), z.object({ message: z.string() }));

/** The folders of languages whose name in Discord differs from the browsers' name. */
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

/** The labels of Discord's interface that each text quotes. */
const QUOTED_LABELS = {
  assistPromptHow_add: ['verifyByPhone'],
  assistPromptHow_reverify: ['reverifyByPhone'],
  assistPromptHow_unknown: ['verifyByPhone', 'reverifyByPhone'],
  assistPhoneText: ['send'],
  assistPhoneFilled: ['send'],
  handedOffAdd: ['settingsPhoneNumber'],
  handedOffRemove: ['settingsRemove', 'settingsPhoneNumber'],
} as const;

/** The parts of a text in quotation marks, of whatever language. */
const quotationsIn = (text: string): string[] =>
  Array.from(text.matchAll(/[„“”«‘「](.+?)[”“»’」]/g), ([, quoted = '']) => quoted.trim());

describe.each(Object.entries(fixture.locales))(
  'Handset’s texts in Discord’s language %s',
  (language, labels) => {
    const texts = textsIn(FOLDERS[language] ?? language.replace('-', '_'));

    it.each(Object.entries(QUOTED_LABELS))(
      'quote Discord’s labels in %s as the user sees them',
      (key, labelNames) => {
        const quoted = quotationsIn(texts[key]?.message ?? '');
        for (const name of labelNames) expect(quoted).toContain(labels[name]);
      },
    );
  },
);

it.each(['ar', 'he'])(
  'Handset’s texts in %s, which Discord lacks, contain Discord’s English labels',
  (locale) => {
    const texts = textsIn(locale);
    const english = fixture.locales['en-US'];
    for (const [key, labelNames] of Object.entries(QUOTED_LABELS))
      for (const name of labelNames) expect(texts[key]?.message).toContain(english[name]);
  },
);
