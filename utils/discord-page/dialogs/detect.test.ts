import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { detect, type Seen } from './detect.ts';
import { rehash, rename } from './testing/class-names.ts';
import { expectedOf } from './testing/expected.ts';

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
const look = (html: string): Seen => detect(parseHTML(html).document, () => true);

/** What was found, without the elements. */
const outline = ({ prompt, dialog }: Seen) => ({
  prompt: prompt?.offers ?? null,
  dialog: dialog?.kind ?? null,
  country: dialog?.kind === 'phone' ? dialog.country.kind : null,
  isSignedIn: dialog?.kind === 'code' ? dialog.isSignedIn : null,
});

describe('the detector', () => {
  it('knows every page of the fixtures', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.html'));
    expect(fixtures.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  });

  it.each(fixtures.map(({ file, expect: wanted }) => [file, wanted] as const))(
    'finds what there is in %s',
    (file, wanted) => {
      const { prompt, dialog } = outline(look(read(file)));
      expect({ prompt, dialog: dialog ?? 'other' }).toEqual(expectedOf(wanted));
    },
  );

  it.each(fixtures.map(({ file }) => file))(
    'finds the same in %s once every class has another hash',
    (file) => {
      const html = read(file);
      expect(rehash(html)).not.toBe(html);
      expect(outline(look(rehash(html)))).toEqual(outline(look(html)));
    },
  );

  it.each(
    fixtures
      .filter(({ expect: { step } }) => /(phone|code)_entry/.test(step ?? ''))
      .map(({ file }) => file),
  )('finds the dialog of %s once every class has another name', (file) => {
    const html = read(file);
    const { dialog, country, isSignedIn } = outline(look(html));
    expect(outline(look(rename(html)))).toMatchObject({ dialog, country, isSignedIn });
  });

  it('takes nothing for a dialog that cannot be seen', () => {
    const { document } = parseHTML(read('p13-2026-code-entry.en-US.html'));
    expect(detect(document, () => false)).toEqual({ prompt: null, dialog: null });
  });

  it('takes no chat message with a link to the help article for the screen', () => {
    const html = read('n11-chat-mentions-the-words.en-US.html').replace(
      'Anyone else',
      '<a href="https://support.discord.com/hc/en-us/articles/6181726888215">Learn more</a>',
    );
    expect(outline(look(html))).toMatchObject({ prompt: null, dialog: null });
  });

  it.each([
    ['five boxes', '<input maxlength="1">'.repeat(5)],
    ['seven boxes', '<input maxlength="1">'.repeat(7)],
    ['a further field', `${'<input maxlength="1">'.repeat(6)}<input>`],
    ['a captcha', `${'<input maxlength="1">'.repeat(6)}<iframe></iframe>`],
    ['a password', `${'<input maxlength="1">'.repeat(6)}<input type="password">`],
    ['a named number', '<input role="combobox"><input type="tel" name="telephone">'],
    ['a number alone', '<input type="tel">'],
    ['a button that is no country', '<div><button>Search</button><input></div>'],
  ])('leaves a dialog with %s alone', (_, inside) => {
    const html = `<div id="app-mount"><div role="dialog" aria-modal="true">${inside}</div></div>`;
    expect(outline(look(html)).dialog).toBe('other');
  });
});
