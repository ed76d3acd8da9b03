import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, openLockedPage, openPhoneDialog, phoneFieldOf } from './support/card.ts';
import { it } from './support/stage.ts';

/**
 * How often the list may be scrolled for any country. Counted instead of timed, because a busy machine draws late: each
 * takes about 50 ms, so that this is less than 2 s.
 */
const MAX_SCROLLS = 30;

/** Counts how often anything was scrolled from each paste until the field is filled. */
const watchFilling = (page: RigPage): Promise<void> =>
  page.evaluate(() => {
    const tel = document.querySelector<HTMLInputElement>('[type=tel]');
    let scrolls = 0;
    document.addEventListener(
      'scroll',
      () => {
        scrolls += 1;
      },
      true,
    );
    window.addEventListener(
      'paste',
      () => {
        scrolls = 0;
      },
      true,
    );
    tel?.addEventListener('input', () => {
      if (tel.value !== '') Reflect.set(window, 'scrolls', scrolls);
    });
  });

const messageClicks = (page: RigPage): Promise<number> =>
  page.evaluate(() => Reflect.get(window, '__simulator').messageClicks);

const shownFlag = (page: RigPage): Promise<string | undefined> =>
  page.evaluate(
    () =>
      /[\u{1f1e6}-\u{1f1ff}]{2}/u.exec(
        document.querySelector('[role=dialog] [class*=singleSelectOption]')?.textContent ?? '',
      )?.[0],
  );

/** One number each of countries whose names differ most, at both ends of the list and in the middle. */
const NUMBERS = [
  ['+90 532 123 45 67', '+90 5321234567', '🇹🇷'],
  ['+420 601 123 456', '+420 601123456', '🇨🇿'],
  ['+225 01 23 45 67 89', '+225 0123456789', '🇨🇮'],
  ['+1 758 484 1234', '+1 758 4841234', '🇱🇨'],
  ['+93 70 123 4567', '+93 701234567', '🇦🇫'],
  ['+263 71 234 5678', '+263 712345678', '🇿🇼'],
  ['+375 29 491 19 11', '+375 294911911', '🇧🇾'],
] as const;

describe('the country of a pasted number', () => {
  it.for(['en-US', 'de', 'ja', 'hi', 'xx'])(
    'is chosen in any language, whatever Discord calls it: %s',
    async (locale, { stage }) => {
      stage.discord.page.configure({ locale });
      const page = await openPhoneDialog(stage);
      // The numbering plans have to load first.
      await page.pasteAtFocus('+1 415 555 0123');
      await cardOf(page).waitForText(englishText('assistPhoneFilled'));
      await watchFilling(page);
      const slow: string[] = [];
      for (const [text, filled, flag] of NUMBERS) {
        await page.pasteAtFocus(text);
        await expect.poll(() => phoneFieldOf(page)).toBe(filled);
        expect(await shownFlag(page)).toBe(flag);
        const scrolls: number = await page.evaluate(() => Reflect.get(window, 'scrolls'));
        if (scrolls > MAX_SCROLLS) slow.push(`${text}: ${scrolls} scrolls`);
      }
      expect(slow).toEqual([]);
      expect(await messageClicks(page)).toBe(0);
      expect(stage.discord.sms.count()).toBe(0);
    },
  );

  it('is chosen on a page that the browser translates', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.evaluate(() => {
      document.documentElement.lang = 'tr';
      document.documentElement.classList.add('translated-ltr');
      // As browsers translate: every text is replaced by two nested elements with another text.
      const translate = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: Node[] = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
          const isTranslated = text.parentElement?.localName === 'font';
          if (isTranslated || !/\p{L}/u.test(text.nodeValue ?? '')) continue;
          const outer = document.createElement('font');
          const inner = document.createElement('font');
          inner.textContent = `çeviri ${text.nodeValue?.length}`;
          outer.append(inner);
          text.parentNode?.replaceChild(outer, text);
        }
      };
      new MutationObserver(translate).observe(document.body, { childList: true, subtree: true });
      translate();
    });
    await page.pasteAtFocus('+90 532 123 45 67');
    await expect.poll(() => phoneFieldOf(page)).toBe('+90 5321234567');
  });

  it.for([
    ['the list has another code of the country', '+1 939 555 0123', '+1 9395550123'],
    ['the list has another code of the country', '+1 658 555 0123', '+1 6585550123'],
    ['a country has several codes', '+1 849 555 0123', '+1 849 5550123'],
    ['the country shares its code', '+44 7911 123456', '+44 7911123456'],
  ] as const)('makes exactly the number where %s: %s', async ([, text, filled], { stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus(text);
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    expect(await phoneFieldOf(page)).toBe(filled);
    await page.clickButton('Send');
    await cardOf(page).waitFor('[data-step=code]');
    expect(stage.discord.sms.sentTo(text.replaceAll(' ', ''))).toHaveLength(1);
  });

  it('is chosen although the user has searched for another', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.click('[data-mana-component=select-input-field]');
    await page.press('ControlOrMeta+A');
    await page.page.keyboard.type('Zinnia Mint');
    await cardOf(page).paste('#text', '+43 664 1234567');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
  });

  it('is chosen in the list of 2025, and nothing else is clicked', async ({ stage }) => {
    stage.discord.page.configure({ layout: '2025' });
    const page = await openPhoneDialog(stage);
    for (const [text, filled] of [
      ['+420 601 123 456', '+420 601123456'],
      ['+1 939 555 0123', '+1 9395550123'],
      ['+43 664 1234567', '+43 6641234567'],
    ] as const) {
      await page.pasteAtFocus(text);
      await expect.poll(() => phoneFieldOf(page)).toBe(filled);
    }
    expect(await messageClicks(page)).toBe(0);
  });

  it.for(['2026', '2025'] as const)(
    'that the list lacks leaves the text in the field, and the card says so: layout of %s',
    async (layout, { stage }) => {
      stage.discord.page.configure({ layout });
      const page = await openPhoneDialog(stage);
      await page.pasteAtFocus('+1 415 555 0123');
      await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
      // No such rows are found from now on.
      await page.evaluate(() => {
        const hide = () => {
          for (const row of document.querySelectorAll('[role=option]'))
            if (/🇹🇷|\+90/.test(row.textContent ?? '')) row.textContent = '';
        };
        new MutationObserver(hide).observe(document.body, { childList: true, subtree: true });
      });
      await page.pasteAtFocus('+90 532 123 45 67');
      await cardOf(page).waitForText(englishText('assistNotFilled_countryNotFound'));
      expect(await phoneFieldOf(page)).toMatch(/ \+90 532 123 45 67$/);
      expect(await messageClicks(page)).toBe(0);
    },
  );
});

describe('a number without its country', () => {
  const choose = async (page: RigPage, label: string) => {
    await page.click('[data-mana-component=select-input-field]');
    await page.press('ControlOrMeta+A');
    await page.page.keyboard.type(label);
    await page.press('Enter');
  };

  it('is read in the country that the user has chosen in Discord’s dialog', async ({ stage }) => {
    stage.ada.countryCode = 'DE';
    const page = await openPhoneDialog(stage);
    await choose(page, 'Aster Thyme');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 ');
    await page.pasteAtFocus('0664 1234567');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
  });

  it('is read in the account’s country as long as Handset alone has chosen', async ({ stage }) => {
    stage.ada.countryCode = 'DE';
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+43 664 1234567');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
    await page.pasteAtFocus('0171 2345678');
    await expect.poll(() => phoneFieldOf(page)).toBe('+49 1712345678');
  });

  it('is read in the country that the user has chosen in the list of 2025', async ({ stage }) => {
    stage.discord.page.configure({ layout: '2025' });
    stage.ada.countryCode = 'DE';
    const page = await openLockedPage(stage);
    await page.click('[class*="verification_"] button');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.click('[class*="countryButton"]');
    await page.page.keyboard.type('Aster Thyme');
    await page.click('[class*="phoneFieldPopout"] [role=option]');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 ');
    await page.pasteAtFocus('0664 1234567');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
  });
});
