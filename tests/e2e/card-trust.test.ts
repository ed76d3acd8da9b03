import { describe, expect } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { boxesOf, cardOf, stepOf, submittedCodes, waitForTrust } from './support/card.ts';
import { openCodePage } from './support/hostile-page-steps.ts';
import { settle } from './support/settle.ts';
import { it, type Stage } from './support/stage.ts';

/** Opens Discord's code dialog with real clicks and a real paste. */
async function openCodeDialog(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await page.clickButton('Verify by Phone');
  await cardOf(page).waitFor('[data-step=phone]');
  await page.pasteAtFocus('+1 415 555 0123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  await page.clickButton('Send');
  await cardOf(page).waitFor('[data-step=code]');
  return page;
}

describe('Handset on Discord’s page', () => {
  it.for([
    [
      'is covered',
      () => {
        const cover = document.createElement('div');
        cover.style.cssText = 'position:fixed;inset:0;z-index:99999;background:#fff';
        document.body.append(cover);
      },
    ],
    [
      'is covered in the top layer',
      () => {
        const cover = document.createElement('div');
        cover.popover = 'manual';
        cover.style.cssText = 'width:100vw;height:100vh;border:0;margin:0';
        document.body.append(cover);
        cover.showPopover();
      },
    ],
    [
      'is made transparent by an ancestor',
      () => {
        const root = document.querySelector<HTMLElement>('#app-mount');
        if (root) root.style.opacity = '0.01';
      },
    ],
    [
      'is made invisible by a filter',
      () => {
        document.documentElement.style.filter = 'opacity(0)';
      },
    ],
    [
      'is clipped away',
      () => {
        const dialog = document.querySelector<HTMLElement>('[role=dialog]:has([maxlength="1"])');
        if (dialog) dialog.style.clipPath = 'inset(50%)';
      },
    ],
    [
      'is moved out of the window',
      () => {
        const row = document.querySelector<HTMLElement>('input[maxlength="1"]')?.parentElement;
        if (row) row.style.transform = 'translateX(-3000px)';
      },
    ],
  ] as const)('fills nothing when Discord’s dialog %s', async ([, hide], { stage }) => {
    const page = await openCodeDialog(stage);
    await page.evaluate(hide);
    await page.pasteAtFocus(stage.code());
    await settle(stage, page);
    expect(await boxesOf(page)).toBe('______');
    expect(await submittedCodes(page)).toEqual([]);
  });

  it('fills nothing on events that a script of the page made', { tags: ['core'] }, async ({
    stage,
  }) => {
    const page = await openCodeDialog(stage);
    await page.evaluate((code) => {
      const box = document.querySelector('input[maxlength="1"]');
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', code);
      for (const target of [box, document.body, document.querySelector('handset-card')]) {
        target?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'v', code: 'KeyV', ctrlKey: true, bubbles: true }),
        );
        target?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }),
        );
      }
    }, stage.code());
    await settle(stage, page);
    expect(await boxesOf(page)).toBe('______');
  });

  it('fills nothing into a captcha or into the field for an MFA code', async ({ stage }) => {
    stage.ada.mfa = { methods: ['totp'] };
    stage.ada.mfaOn = ['addPhone'];
    stage.discord.captcha('addPhone');
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await page.clickButton('Verify by Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.pasteAtFocus('+1 415 555 0123');
    await cardOf(page).waitForText(englishText('assistPhoneFilled'));
    await page.clickButton('Send');
    await page.waitFor('[data-test=solve-captcha]');
    await expect.poll(() => stepOf(page)).toBeNull();
    await page.pasteAtFocus('+44 7400 123456');
    await page.click('[data-test=solve-captcha]');
    await page.waitFor('[autocomplete="one-time-code"]');
    expect(await stepOf(page)).toBeNull();
    await page.paste('[autocomplete="one-time-code"]', '123 456');
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLInputElement>('[autocomplete="one-time-code"]')?.value,
      ),
    ).toBe('123 45');
  });

  it('ignores six code boxes in a frame', async ({ stage }) => {
    const boxes = `<div role="dialog" aria-modal="true">${'<input maxlength="1">'.repeat(6)}</div>`;
    stage.discord.page.show('/channels/frame', `<div id="app-mount">${boxes}</div>`);
    stage.discord.page.show(
      '/channels/@me',
      '<div id="app-mount"></div><iframe src="/channels/frame" width="600" height="300"></iframe>',
    );
    const page = await stage.rig.openPage('https://discord.com/channels/@me');
    await settle(stage, page);
    expect(await stepOf(page)).toBeNull();
    const frame = page.page.frames().find((each) => each.url().endsWith('/channels/frame'));
    expect(await frame?.evaluate(() => document.querySelector('handset-card'))).toBeNull();
  });

  it('ignores six code boxes on a page of Discord that is not its app', async ({ stage }) => {
    const boxes = `<div role="dialog" aria-modal="true">${'<input maxlength="1">'.repeat(6)}</div>`;
    stage.discord.page.show('/safety/article', boxes);
    const page = await stage.rig.openPage('https://discord.com/safety/article');
    await page.click('input');
    await page.pasteAtFocus('482913');
    // The field itself takes the first digit.
    await expect.poll(() => boxesOf(page)).toBe('4_____');
    // A page of the app that is opened afterwards has its card by then.
    const app = await openCodePage(stage);
    await app.close();
    expect(await stepOf(page)).toBeNull();
    expect(await boxesOf(page)).toBe('4_____');
  });
});

describe('the card', () => {
  it('keeps its appearance, whatever the page’s style sheets say', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
    await page.evaluate(() => {
      const sheet = document.createElement('style');
      sheet.textContent = `html { opacity: 0.05 } handset-card {
        opacity: 0.05 !important; filter: opacity(0.1) !important; clip-path: inset(0 0 90% 0) !important;
        display: none !important; animation: none !important; scale: 0.1 !important; --text: #0000 !important }`;
      document.head.append(sheet);
    });
    const styles = await page.evaluate(() => {
      const host = document.querySelector('handset-card');
      if (host === null) return null;
      const { opacity, filter, clipPath, display, scale } = getComputedStyle(host);
      return { opacity, filter, clipPath, display, scale };
    });
    expect(styles).toEqual({
      opacity: '1',
      filter: 'none',
      clipPath: 'none',
      display: 'block',
      scale: 'none',
    });
    const colour = await cardOf(page).evaluate(
      (root) => getComputedStyle(root.querySelector('h2') ?? root.host).color,
    );
    expect(colour).not.toBe('rgba(0, 0, 0, 0)');
  });

  it.for([
    ['is covered', 'position:fixed;inset:0;z-index:2147483647'],
    ['is covered by something that lets clicks through', 'pointer-events:none'],
  ] as const)('does nothing while it %s in the top layer', async ([, css], { stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
    const notNow = await cardOf(page).evaluate((root) => {
      const { x = 0, y = 0 } = root.querySelector('.close')?.getBoundingClientRect() ?? {};
      return { x: x + 10, y: y + 10 };
    });
    const cover = (style: string) => {
      const element = document.createElement('div');
      element.popover = 'manual';
      element.style.cssText = `width:100vw;height:100vh;border:0;margin:0;${style}`;
      document.body.append(element);
      element.showPopover();
    };
    await page.evaluate(cover, css);
    await waitForTrust(page);
    await page.page.mouse.click(notNow.x, notNow.y);
    await settle(stage, page);
    // The click on "Not now" had no effect.
    await cardOf(page).waitFor('section[data-step=prompt]');
    await page.evaluate(() => document.querySelector('[popover]:not(handset-card)')?.remove());
    await waitForTrust(page);
    await page.page.mouse.click(notNow.x, notNow.y);
    await cardOf(page).waitFor('.pill');
  });

  it('ignores clicks and keys that a script made', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('handset-card');
      host?.click();
      host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(
      await page.evaluate(() => document.querySelector('handset-card')?.shadowRoot),
    ).toBeNull();
    expect(await stepOf(page)).toBe('prompt');
  });

  it('comes back when the page removes it', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await cardOf(page).waitFor('[data-step=prompt]');
    await page.evaluate(() => document.querySelector('handset-card')?.remove());
    await expect.poll(() => stepOf(page)).toBe('prompt');
  });
});
