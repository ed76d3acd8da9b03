import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import {
  boxesOf,
  cardOf,
  openPhoneDialog,
  phoneFieldOf,
  stepOf,
  submittedCodes,
} from './support/card.ts';
import { it, type Stage } from './support/stage.ts';

const NUMBER = '+49 171 2345678';
const FILLED = '+49 1712345678';

const statusOf = (page: RigPage): Promise<string> =>
  cardOf(page).evaluate((root) => root.querySelector('.status')?.textContent ?? '');

const LAYOUTS = ['2026', '2025'] as const;

describe.for(LAYOUTS)('in the layout of %s, a number is filled in when it is pasted', (layout) => {
  it.for([
    ['right after the dialog opened', () => {}],
    [
      'with the focus on the close button',
      () => document.querySelector<HTMLElement>('[role=dialog] [aria-label=Close]')?.focus(),
    ],
    [
      'with nothing focused',
      () => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement) activeElement.blur();
      },
    ],
    [
      'with the focus on the dialog itself',
      () => {
        const dialog = document.querySelector<HTMLElement>('[role=dialog]');
        if (dialog) dialog.tabIndex = -1;
        dialog?.focus();
      },
    ],
    [
      'in its field',
      () => document.querySelector<HTMLElement>('[role=dialog] input:not([role])')?.focus(),
    ],
    [
      'with the selection in a field of the app behind the dialog',
      () => {
        document.querySelector<HTMLElement>('[role=dialog] [aria-label=Close]')?.focus();
        const behind = document.querySelector('[aria-label="Add friend"]')?.parentElement;
        if (behind) getSelection()?.collapse(behind, 0);
      },
    ],
  ] as const)('%s', async ([, focus], { stage }) => {
    stage.discord.page.configure({ layout });
    const page = await openPhoneDialog(stage);
    await page.evaluate(focus);
    await page.pasteAtFocus(NUMBER);
    await expect.poll(() => phoneFieldOf(page)).toBe(FILLED);
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLInputElement>('[aria-label="Add friend"]')?.value,
      ),
    ).toBe('');
  });
});

describe('a paste into Discord’s phone dialog', () => {
  it('is aimed at the app behind the dialog, although a button of the dialog has the focus', async ({
    stage,
  }) => {
    const page = await openPhoneDialog(stage);
    await page.evaluate(() => {
      window.addEventListener(
        'keydown',
        () => Reflect.set(window, 'focused', document.activeElement?.getAttribute('aria-label')),
        true,
      );
      window.addEventListener(
        'paste',
        ({ target }) => Reflect.set(window, 'aimedAt', target),
        true,
      );
    });
    await page.pasteAtFocus(NUMBER);
    await expect.poll(() => phoneFieldOf(page)).toBe(FILLED);
    expect(await page.evaluate(() => Reflect.get(window, 'focused'))).toBe('Close');
    const isInDialog = await page.evaluate(() => {
      const target: unknown = Reflect.get(window, 'aimedAt');
      return target instanceof Element && target.closest('[role=dialog]') !== null;
    });
    expect(isInDialog).toBe(false);
  });

  it.for(['Shift+Insert', 'ControlOrMeta+Shift+V', 'a menu'])(
    'works with %s',
    async (way, { stage }) => {
      const page = await openPhoneDialog(stage);
      await page.evaluate(() => document.querySelector<HTMLElement>('[type=tel]')?.focus());
      if (way === 'a menu') await page.pasteFromMenu(NUMBER);
      else {
        await page.setClipboard(NUMBER);
        await page.press(way);
      }
      await expect.poll(() => phoneFieldOf(page)).toBe(FILLED);
    },
  );

  it('works with a number in the search for a country, and leaves any other text there', async ({
    stage,
  }) => {
    const page = await openPhoneDialog(stage);
    await page.click('[data-mana-component=select-input-field]');
    await page.press('ControlOrMeta+A');
    await page.pasteAtFocus('Dahlia');
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelector<HTMLInputElement>('[role=combobox]')?.value),
      )
      .toBe('Dahlia');
    expect(await statusOf(page)).toBe('');
    await page.pasteAtFocus(NUMBER);
    await expect.poll(() => phoneFieldOf(page)).toBe(FILLED);
  });

  it('leaves a text that is no number in the field, wherever it was pasted', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('hello');
    await cardOf(page).waitForText(englishText('phoneReading_notANumber'));
    expect(await phoneFieldOf(page)).toBe('+1 hello');
    await page.press('ControlOrMeta+A');
    await page.pasteAtFocus('0171');
    await cardOf(page).waitForText(englishText('phoneReading_tooShort'));
    expect(await phoneFieldOf(page)).toBe('+1 0171');
  });

  it('completes a number that is being typed', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.type('[type=tel]', '415');
    await page.pasteAtFocus('555');
    expect(await phoneFieldOf(page)).toBe('+1 415555');
  });

  it.for(LAYOUTS)(
    'waits for its turn while another is being filled in: layout of %s',
    async (layout, { stage }) => {
      stage.discord.page.configure({ layout });
      const page = await openPhoneDialog(stage);
      await page.pasteAtFocus('+90 532 123 45 67');
      await page.pasteAtFocus('+43 664 1234567');
      await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
      await page.pasteAtFocus('+43 664 7654321');
      await expect.poll(() => phoneFieldOf(page)).toBe('+43 6647654321');
    },
  );

  it('never leaves an older number beside a new country', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+1 415 555 0123');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
    await page.evaluate(() => {
      const shown = new Set<string>();
      Reflect.set(window, 'shown', shown);
      const watch = () => {
        const code = document.querySelector('[class*=leadingText]')?.textContent;
        shown.add(`${code} ${document.querySelector<HTMLInputElement>('[type=tel]')?.value}`);
        requestAnimationFrame(watch);
      };
      watch();
    });
    await page.pasteAtFocus('+43 664 1234567');
    await expect.poll(() => phoneFieldOf(page)).toBe('+43 6641234567');
    const shown = await page.evaluate(() => [...Reflect.get(window, 'shown')]);
    expect(shown).not.toContain('+43 4155550123');
  });
});

describe('a paste beside Discord’s dialog', () => {
  it('is left to a field that nothing covers, and to the app once the dialog is closed', async ({
    stage,
  }) => {
    const page = await openPhoneDialog(stage);
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'beside';
      field.style.cssText = 'position:fixed;top:0;left:0;z-index:9999';
      document.querySelector('[role=dialog]')?.parentElement?.append(field);
      const block = (event: Event) => event.stopPropagation();
      for (const type of ['focusin', 'focusout']) window.addEventListener(type, block, true);
      field.focus();
    });
    await page.pasteAtFocus(NUMBER);
    const textOf = (selector: string) =>
      page.evaluate((wanted) => document.querySelector<HTMLInputElement>(wanted)?.value, selector);
    await expect.poll(() => textOf('#beside')).toBe(NUMBER);
    expect(await textOf('[type=tel]')).toBe('');
  });

  it('is left to the app after the dialog was closed', async ({ stage }) => {
    stage.discord.page.configure({ guildGate: true });
    const page = await stage.signIn(stage.ada);
    await page.clickButton('Verify Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.clickButton('Close');
    await page.paste('[aria-label="Add friend"]', NUMBER);
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLInputElement>('[aria-label="Add friend"]')?.value,
      ),
    ).toBe(NUMBER);
  });
});

async function openCodeDialog(stage: Stage): Promise<RigPage> {
  const page = await openPhoneDialog(stage);
  await page.pasteAtFocus('+1 415 555 0123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  await page.clickButton('Send');
  await cardOf(page).waitFor('[data-step=code]');
  return page;
}

describe('a code', () => {
  it.for([
    'Shift+Insert',
    'ControlOrMeta+Shift+V',
    'a menu',
    'the close button',
    'nothing focused',
  ])('is filled in when it is pasted with %s', async (way, { stage }) => {
    const page = await openCodeDialog(stage);
    if (way === 'the close button' || way === 'nothing focused') {
      await page.evaluate((isButton) => {
        if (isButton)
          document.querySelector<HTMLElement>('[role=dialog] [aria-label=Close]')?.focus();
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }, way === 'the close button');
      await page.pasteAtFocus(stage.code());
    } else if (way === 'a menu') await page.pasteFromMenu(stage.code());
    else {
      await page.setClipboard(stage.code());
      await page.press(way);
    }
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
  });

  describe('that could not be filled in is kept on the card, selected, and filled in from there', () => {
    const fieldOf = (page: RigPage) =>
      cardOf(page).evaluate((root) => {
        const field = root.querySelector<HTMLInputElement>('#text');
        const { value = '', selectionStart = 0, selectionEnd = 0 } = field ?? {};
        return { value, selected: value.slice(selectionStart ?? 0, selectionEnd ?? 0) };
      });
    const expectKept = async (page: RigPage, text: string, status: string) => {
      await cardOf(page).waitForText(englishText(status));
      expect(await fieldOf(page)).toEqual({ value: text, selected: text });
    };
    const expectFilledFromCard = async (stage: Stage, page: RigPage) => {
      await cardOf(page).clickButton(englishText('assistFillButton'));
      await page.waitFor('input[type=password]');
      expect(await submittedCodes(page)).toEqual([stage.code()]);
      expect(await stepOf(page)).toBeNull();
    };

    it('when something covers the dialog', async ({ stage }) => {
      const page = await openCodeDialog(stage);
      await page.evaluate(() => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<div id="cover" style="position:fixed; inset:0; z-index:2147483647; background:#fff"></div>',
        );
      });
      const text = `Your code: ${stage.code()}`;
      await page.pasteAtFocus(text);
      await expectKept(page, text, 'assistNotFilled_covered');
      expect(await boxesOf(page)).toBe('______');
      await page.evaluate(() => document.getElementById('cover')?.remove());
      await expectFilledFromCard(stage, page);
    });

    it('when the boxes change meanwhile', async ({ stage }) => {
      const page = await openCodeDialog(stage);
      await page.evaluate(() => {
        const boxes = document.querySelectorAll<HTMLInputElement>('input[maxlength="1"]');
        const [, second] = boxes;
        second?.addEventListener(
          'input',
          (event) => {
            event.stopPropagation();
            second.value = '';
          },
          { once: true },
        );
      });
      await page.pasteAtFocus(stage.code());
      await expectKept(page, stage.code(), 'assistNotFilled_disturbed');
      await expectFilledFromCard(stage, page);
    });

    it('when the dialog was closed meanwhile', async ({ stage }) => {
      const page = await openCodeDialog(stage);
      await page.evaluate(() => {
        document
          .querySelector('input[maxlength="1"]')
          ?.addEventListener('input', () =>
            document.querySelector<HTMLElement>('[role=dialog] [aria-label=Close]')?.click(),
          );
      });
      await page.pasteAtFocus(stage.code());
      await expectKept(page, stage.code(), 'assistNotFilled_gone');
      expect(await stepOf(page)).toBe('code');
      await cardOf(page).clickButton(englishText('assistNotNowButton'));
      await cardOf(page).waitFor('section[data-step=prompt]');
      expect(await submittedCodes(page)).toEqual([]);
    });

    it('when it is none', async ({ stage }) => {
      const page = await openCodeDialog(stage);
      await page.pasteAtFocus('the code is 12345');
      await expectKept(page, 'the code is 12345', 'assistNoCode');
    });
  });

  it('is filled in when it is pasted while the dialog is still opening', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+1 415 555 0123');
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    await page.clickButton('Send');
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('input').length)).toBe(7);
    await page.pasteAtFocus(stage.code());
    await page.waitFor('input[type=password]');
    expect(await submittedCodes(page)).toEqual([stage.code()]);
  });
});
