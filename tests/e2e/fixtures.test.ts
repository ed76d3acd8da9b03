import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import { expectedDetection } from '#discord-page/dialogs/testing/expected-detection.ts';
import type { RigPage } from '../../harness/types.ts';
import { boxesOf, cardOf, stepOf } from './support/card.ts';
import { openCodePage } from './support/hostile-page-steps.ts';
import { it } from './support/stage.ts';

const FOLDER = new URL('../fixtures/discord-dom/', import.meta.url);
const { fixtures } = z
  .object({
    fixtures: z.array(
      z.object({
        file: z.string(),
        url: z.string(),
        expect: z.object({
          requiredAction: z.boolean(),
          step: z.nullable(z.string()),
          kinds: z.optional(z.array(z.string())),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')));

/** The HTML of a fixture, without what it would request from other hosts. */
const readFixture = (file: string): string =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .replaceAll('<iframe ', '<iframe srcdoc="" ')
    .replaceAll(/<img [^>]*>/g, '');

/** The step that the card shows on a page whose gateway has sent nothing. */
function cardStepFor(wanted: (typeof fixtures)[number]['expect']): string | null {
  const { prompt, dialog } = expectedDetection(wanted);
  if (dialog !== 'other') return dialog;
  const isBusy = ['password_entry', 'captcha', 'mfa'].includes(wanted.step ?? '');
  return !isBusy && (prompt === 'one' || prompt === 'two') ? 'prompt' : null;
}

const SEVERAL_MINUTES = 300_000;

describe('the card on the saved pages of Discord', () => {
  it('shows the expected step on each page', { timeout: SEVERAL_MINUTES }, async ({ stage }) => {
    const found = new Map<string, string | null>();
    const withoutCard = new Map<string, RigPage>();
    for (const { file, url, expect: wanted } of fixtures) {
      const { pathname } = new URL(url);
      stage.discord.page.show(pathname, readFixture(file));
      const page = await stage.rig.openPage(url);
      if (cardStepFor(wanted) === null) {
        withoutCard.set(file, page);
        continue;
      }
      await cardOf(page).waitFor('[data-step]');
      found.set(file, await stepOf(page));
      await page.close();
    }
    // A page that is opened afterwards has its card by then.
    await openCodePage(stage);
    for (const [file, page] of withoutCard) found.set(file, await stepOf(page));
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(fixtures.map(({ file, expect: wanted }) => [file, cardStepFor(wanted)])),
    );
  });
});

describe('the re-enacted pages', () => {
  it('cover the three behaviours that were described', () => {
    expect(readdirSync(new URL('behaviour/', FOLDER)).toSorted()).toEqual([
      'b01-code-boxes.html',
      'b02-phone-form.html',
      'b03-focus-lock.html',
    ]);
  });

  it('submit a pasted code exactly once, even over another code', async ({ stage }) => {
    stage.discord.page.show('/channels/@me', readFixture('behaviour/b01-code-boxes.html'));
    const page = await stage.rig.openPage('https://discord.com/channels/@me');
    await cardOf(page).waitFor('[data-step=code]');
    await page.pasteAtFocus('482-913');
    await expect.poll(() => boxesOf(page)).toBe('482913');
    await page.pasteAtFocus('Your code: 111 222');
    await expect.poll(() => boxesOf(page)).toBe('111222');
    expect(await page.evaluate(() => Reflect.get(window, '__submits'))).toEqual([
      '482913',
      '111222',
    ]);
    expect(await page.evaluate(() => Reflect.get(window, '__resends'))).toBe(0);
  });

  it('send exactly the number that was pasted', async ({ stage }) => {
    stage.discord.page.show('/channels/@me', readFixture('behaviour/b02-phone-form.html'));
    const page = await stage.rig.openPage('https://discord.com/channels/@me');
    await cardOf(page).waitFor('[data-step=phone]');
    for (const number of ['+49 171 2345678', '+1 242 555 1234', '+1 415 555 0123']) {
      await page.press('ControlOrMeta+A');
      await cardOf(page).paste('#text', number);
      await expect
        .poll(() =>
          page.evaluate(
            () =>
              `${document.querySelector('#lead')?.textContent} ${document.querySelector<HTMLInputElement>('#t')?.value}`,
          ),
        )
        .toMatch(new RegExp(`${number.replaceAll(/\D/g, '').slice(-4)}$`));
      await page.click('#send');
    }
    const sent: string[] = await page.evaluate(() => Reflect.get(window, '__sent'));
    expect(sent.map((number) => number.replaceAll(' ', ''))).toEqual([
      '+491712345678',
      '+12425551234',
      '+14155550123',
    ]);
  });

  it('let the card keep the focus that their focus lock would take back', async ({ stage }) => {
    const html = readFixture('behaviour/b03-focus-lock.html').replace(
      '<input id="in" type="tel">',
      '<div><button>+1</button><input id="in"></div>',
    );
    stage.discord.page.show('/channels/@me', html);
    const page = await stage.rig.openPage('https://discord.com/channels/@me');
    await cardOf(page).type('#text', '+44 7400 123456');
    expect(
      await cardOf(page).evaluate((root) => root.querySelector<HTMLInputElement>('#text')?.value),
    ).toBe('+44 7400 123456');
    expect(await page.evaluate(() => Reflect.get(window, '__stolen') ?? 0)).toBe(0);
  });
});
