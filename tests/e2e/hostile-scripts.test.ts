import { describe, expect } from 'vitest';
import { submitPassword, waitForMessage } from '../../harness/popup-steps.ts';
import { boxesOf, cardOf, stepOf, waitForTrust } from './support/card.ts';
import {
  CARD_FIELD,
  CODE,
  findPoint,
  NOT_NOW_BUTTON,
  openCodePage,
  pasteCodeAt,
  readEffect,
} from './support/hostile-page-steps.ts';
import {
  claimElementName,
  coverUntil,
  forgeEvents,
  forgeRequiredAction,
  moveCard,
  tamperWithPrototypes,
} from './support/hostile-scripts.ts';
import { settle } from './support/settle.ts';
import { it } from './support/stage.ts';

const NO_EFFECT = { isFilled: false, isQuiet: false };
const PASSWORD = 'correct horse battery';
const inHead = (script: () => void) => `<script>(${script})()</script>`;

describe('a page that acts just before the user does', () => {
  it.for(['mousemove', 'mousedown'])(
    'gains nothing by removing a cover on %s',
    async (type, { stage }) => {
      const page = await openCodePage(stage);
      const point = await findPoint(page, NOT_NOW_BUTTON);
      await page.evaluate(coverUntil, type);
      await waitForTrust(page);
      await page.page.mouse.click(point?.x ?? 0, point?.y ?? 0);
      expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
    },
  );

  it.for(['mousemove', 'mousedown'])(
    'gains nothing by moving the card to the pointer on %s',
    async (type, { stage }) => {
      const page = await openCodePage(stage);
      const point = await findPoint(page, NOT_NOW_BUTTON);
      await waitForTrust(page);
      await page.evaluate(moveCard, point ?? { x: 0, y: 0 }, { x: 400, y: 100 }, type);
      await page.page.mouse.click(400, 100);
      expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
      const moved = await findPoint(page, NOT_NOW_BUTTON);
      expect(moved?.x).toBeCloseTo(400, 0);
      // After the user has had time to see it there, the button works as usual.
      await waitForTrust(page);
      await page.page.mouse.click(moved?.x ?? 0, moved?.y ?? 0);
      await expect.poll(() => readEffect(stage, page)).toEqual({ ...NO_EFFECT, isQuiet: true });
    },
  );

  it('gains nothing by covering a button that has the focus', async ({ stage }) => {
    const page = await openCodePage(stage);
    await cardOf(page).evaluate((root, wanted) => {
      const button = root.querySelector(wanted);
      if (button instanceof HTMLElement) button.focus();
    }, NOT_NOW_BUTTON);
    await page.evaluate(coverUntil, 'never');
    await waitForTrust(page);
    await page.press('Enter');
    expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
  });
});

describe('a script of the page', () => {
  it('causes nothing with any event that it dispatches', async ({ stage }) => {
    const page = await openCodePage(stage);
    await waitForTrust(page);
    await page.evaluate(forgeEvents, CODE);
    expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
    expect(await stepOf(page)).toBe('code');
    expect(stage.calls()).toEqual([]);
  });

  it('gets no access to the card by defining its element', async ({ stage }) => {
    const page = await openCodePage(stage, inHead(claimElementName));
    await waitForTrust(page);
    expect(await page.evaluate(() => Reflect.get(window, 'rootsSeen')())).toBe(0);
    expect(await page.evaluate(() => customElements.get('handset-card') === undefined)).toBe(false);
    await pasteCodeAt(page, (await findPoint(page, CARD_FIELD)) ?? { x: 0, y: 0 });
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it('gets no access to the card by replacing methods of built-in prototypes', async ({
    stage,
  }) => {
    const page = await openCodePage(stage, inHead(tamperWithPrototypes));
    await waitForTrust(page);
    const { texts, roots } = await page.evaluate(() => Reflect.get(window, 'loot')());
    expect(roots).toBe(0);
    expect(texts).not.toContain(await cardOf(page).evaluate((root) => root.textContent));
    await pasteCodeAt(page, (await findPoint(page, CARD_FIELD)) ?? { x: 0, y: 0 });
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it('learns nothing typed into the popup by replacing methods of built-in prototypes', async ({
    stage,
  }) => {
    const plain = await stage.rig.openPage('https://discord.com/app');
    const html = await plain.evaluate(async () => (await fetch('/app')).text());
    await plain.close();
    for (const path of ['/login', '/app', '/channels/@me'])
      stage.discord.page.show(
        path,
        html.replace('<head>', `<head>${inHead(tamperWithPrototypes)}`),
      );
    const { popup, page } = await stage.reachPasswordStep();
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    const { texts, roots } = await page.evaluate(() => Reflect.get(window, 'loot')());
    // The script has seen what the page itself knows.
    expect(texts).toContain(stage.ada.authorization);
    expect(texts).not.toContain(PASSWORD);
    expect(texts).not.toContain(stage.code());
    expect(roots).toBe(0);
  });

  it('makes the card offer something with a forged hint, and nothing more', async ({ stage }) => {
    stage.discord.page.show('/channels/forged', '<div id="app-mount"></div>');
    const page = await stage.rig.openPage('https://discord.com/channels/forged');
    await expect
      .poll(async () => {
        await page.evaluate(forgeRequiredAction);
        return stepOf(page);
      })
      .toBe('prompt');
    await waitForTrust(page);
    await page.evaluate(forgeEvents, CODE);
    expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
    expect(stage.discord.requests.filter(({ source }) => source === 'extension')).toEqual([]);
    expect(stage.discord.sms.count()).toBe(0);
  });

  it('gets nothing filled into a phone dialog of its own before the user pastes', async ({
    stage,
  }) => {
    const dialog =
      '<div id="app-mount"><div role="dialog" aria-modal="true"><input role="combobox"><div><span>+1</span><input type="tel"></div></div></div>';
    stage.discord.page.show('/channels/phone', dialog);
    const page = await stage.rig.openPage('https://discord.com/channels/phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await waitForTrust(page);
    await page.evaluate(forgeEvents, '+1 415 555 0123');
    expect(await readEffect(stage, page)).toEqual(NO_EFFECT);
    expect(
      await page.evaluate(() =>
        Array.from(document.querySelectorAll('input'), ({ value }) => value),
      ),
    ).toEqual(['', '']);
    expect(stage.calls()).toEqual([]);
    expect(stage.discord.sms.count()).toBe(0);
  });
});

const BOXES = `<div id=app-mount><div role=dialog aria-modal=true>${'<input maxlength=1>'.repeat(6)}</div></div>`;

describe('six code boxes in a frame', () => {
  it.for([
    ['has a document of its own', `<iframe srcdoc="${BOXES}"></iframe>`],
    ['is sandboxed', `<iframe sandbox="allow-scripts" srcdoc="${BOXES}"></iframe>`],
    [
      'is sandboxed with the same origin',
      `<iframe sandbox=allow-same-origin srcdoc="${BOXES}"></iframe>`,
    ],
    [
      'has no address',
      `<iframe></iframe><script>frames[0].document.write("${BOXES}");frames[0].document.close()</script>`,
    ],
  ] as const)('are not filled when the frame %s', async ([, html], { stage }) => {
    stage.discord.page.show(
      '/channels/frames',
      `<body style="margin:0">${html}<div id="app-mount"></div>`,
    );
    const page = await stage.rig.openPage('https://discord.com/channels/frames');
    await page.page.mouse.click(25, 22);
    await page.pasteAtFocus(CODE);
    await settle(stage, page);
    const inside = page.page.frames().find((frame) => frame !== page.page.mainFrame());
    const seen = await inside?.evaluate(() => ({
      boxes: Array.from(document.querySelectorAll('input'), ({ value }) => value).join(),
      hasCard: document.querySelector('handset-card') !== null,
    }));
    expect(seen).toEqual({ boxes: '4,,,,,', hasCard: false });
    expect(await stepOf(page)).toBeNull();
  });
});
