import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Detection, detect } from './detect.ts';
import { rehashClasses, renameClasses } from './testing/class-names.ts';
import { expectedDetection } from './testing/expected-detection.ts';

const FOLDER = new URL('../../../tests/fixtures/discord-dom/', import.meta.url);
const { fixtures } = z
  .object({
    fixtures: z.array(
      z.object({
        file: z.string(),
        expect: z.object({
          requiredAction: z.boolean(),
          step: z.nullable(z.string()),
          kinds: z.optional(z.array(z.string())),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')));

const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const detectIn = (html: string): Detection => detect(parseHTML(html).document, () => true);

/** A detection without its elements. */
const outline = ({ prompt, dialog }: Detection) => ({
  prompt: prompt?.offers ?? null,
  dialog: dialog?.kind ?? null,
  country: dialog?.kind === 'phone' ? dialog.country.kind : null,
  isSignedIn: dialog?.kind === 'code' ? dialog.isSignedIn : null,
});

describe('the detector', () => {
  it('is tested with every page of the fixtures', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.html'));
    expect(fixtures.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  });

  it.each(fixtures.map(({ file, expect: expected }) => [file, expected] as const))(
    'finds the prompt and dialog in %s',
    (file, expected) => {
      const { prompt, dialog } = outline(detectIn(read(file)));
      expect({ prompt, dialog: dialog ?? 'other' }).toEqual(expectedDetection(expected));
    },
  );

  it.each(fixtures.map(({ file }) => file))(
    'finds the same in %s after every class got a different hash',
    (file) => {
      const html = read(file);
      expect(rehashClasses(html)).not.toBe(html);
      expect(outline(detectIn(rehashClasses(html)))).toEqual(outline(detectIn(html)));
    },
  );

  it.each(
    fixtures
      .filter(({ expect: { step } }) => /(phone|code)_entry/.test(step ?? ''))
      .map(({ file }) => file),
  )('finds the dialog of %s after every class got a different name', (file) => {
    const html = read(file);
    const { dialog, country, isSignedIn } = outline(detectIn(html));
    expect(outline(detectIn(renameClasses(html)))).toMatchObject({ dialog, country, isSignedIn });
  });

  it('ignores a dialog that is not shown', () => {
    const { document } = parseHTML(read('p13-2026-code-entry.en-US.html'));
    expect(detect(document, () => false)).toEqual({ prompt: null, dialog: null });
  });

  it('does not mistake a chat message with a link to the help article for a prompt', () => {
    const html = read('n11-chat-mentions-the-words.en-US.html').replace(
      'Anyone else',
      '<a href="https://support.discord.com/hc/en-us/articles/6181726888215">Learn more</a>',
    );
    expect(outline(detectIn(html))).toMatchObject({ prompt: null, dialog: null });
  });

  it.each([
    ['five boxes', '<input maxlength="1">'.repeat(5)],
    ['seven boxes', '<input maxlength="1">'.repeat(7)],
    ['an additional field', `${'<input maxlength="1">'.repeat(6)}<input>`],
    ['a captcha', `${'<input maxlength="1">'.repeat(6)}<iframe></iframe>`],
    ['a password', `${'<input maxlength="1">'.repeat(6)}<input type="password">`],
    ['a named telephone field', '<input role="combobox"><input type="tel" name="telephone">'],
    ['only a telephone field', '<input type="tel">'],
    ['a button that shows no calling code', '<div><button>Search</button><input></div>'],
  ])('classifies a dialog with %s as other', (_, inside) => {
    const html = `<div id="app-mount"><div role="dialog" aria-modal="true">${inside}</div></div>`;
    expect(outline(detectIn(html)).dialog).toBe('other');
  });
});
