import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { see, typePassword } from '../../harness/popup-steps.ts';
import { A_WHILE, boxesOf, cardOf, stepOf } from './support/card.ts';
import {
  forgeDemand,
  forgeEvents,
  moveCard,
  takeElementName,
  tamper,
  uncoverOn,
} from './support/hostile-scripts.ts';
import { atCard, CODE, deedsOf, FIELD, NOT_NOW, pasteAt, placeOf } from './support/hostile-user.ts';
import { it } from './support/stage.ts';

const NOTHING = { isFilled: false, isQuiet: false };
const PASSWORD = 'correct horse battery';
const inHead = (script: () => void) => `<script>(${script})()</script>`;

describe('a page that acts just before the user does', () => {
  it.for(['mousemove', 'mousedown'])(
    'gains nothing by taking a cover away on %s',
    async (type, { stage }) => {
      const page = await atCard(stage);
      const place = await placeOf(page, NOT_NOW);
      await page.evaluate(uncoverOn, type);
      await sleep(2 * A_WHILE);
      await page.page.mouse.click(place?.x ?? 0, place?.y ?? 0);
      expect(await deedsOf(stage, page)).toEqual(NOTHING);
    },
  );

  it.for(['mousemove', 'mousedown'])(
    'gains nothing by moving the card to the pointer on %s',
    async (type, { stage }) => {
      const page = await atCard(stage);
      const place = await placeOf(page, NOT_NOW);
      await sleep(A_WHILE);
      await page.evaluate(moveCard, place ?? { x: 0, y: 0 }, { x: 200, y: 600 }, type);
      await page.page.mouse.click(200, 600);
      expect(await deedsOf(stage, page)).toEqual(NOTHING);
      const moved = await placeOf(page, NOT_NOW);
      expect(moved?.x).toBeCloseTo(200, 0);
      // Where the user has had the time to see it, it is used as ever.
      await sleep(3 * A_WHILE);
      await page.page.mouse.click(moved?.x ?? 0, moved?.y ?? 0);
      await expect.poll(() => deedsOf(stage, page)).toEqual({ ...NOTHING, isQuiet: true });
    },
  );

  it('gains nothing by covering a button that has the focus', async ({ stage }) => {
    const page = await atCard(stage);
    await cardOf(page).evaluate((root, wanted) => {
      const button = root.querySelector(wanted);
      if (button instanceof HTMLElement) button.focus();
    }, NOT_NOW);
    await page.evaluate(uncoverOn, 'never');
    await sleep(A_WHILE);
    await page.press('Enter');
    expect(await deedsOf(stage, page)).toEqual(NOTHING);
  });
});

describe('a script of the page', () => {
  it('moves nothing by any event that it makes', async ({ stage }) => {
    const page = await atCard(stage);
    await sleep(A_WHILE);
    await page.evaluate(forgeEvents, CODE);
    expect(await deedsOf(stage, page)).toEqual(NOTHING);
    expect(await stepOf(page)).toBe('code');
    expect(stage.calls()).toEqual([]);
  });

  it('gets no way into the card by defining its element', async ({ stage }) => {
    const page = await atCard(stage, inHead(takeElementName));
    await sleep(A_WHILE);
    expect(await page.evaluate(() => Reflect.get(window, 'rootsSeen')())).toBe(0);
    expect(await page.evaluate(() => customElements.get('handset-card') === undefined)).toBe(false);
    await pasteAt(page, (await placeOf(page, FIELD)) ?? { x: 0, y: 0 });
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it('gets no way into the card by taking the prototypes', async ({ stage }) => {
    const page = await atCard(stage, inHead(tamper));
    await sleep(A_WHILE);
    const { texts, roots } = await page.evaluate(() => Reflect.get(window, 'loot')());
    expect(roots).toBe(0);
    expect(texts).not.toContain(await cardOf(page).evaluate((root) => root.textContent));
    await pasteAt(page, (await placeOf(page, FIELD)) ?? { x: 0, y: 0 });
    await expect.poll(() => boxesOf(page)).toBe(CODE);
  });

  it('learns nothing of what is typed into the popup by taking the prototypes', async ({
    stage,
  }) => {
    const plain = await stage.rig.openPage('https://discord.com/app');
    const html = await plain.evaluate(async () => (await fetch('/app')).text());
    await plain.close();
    for (const path of ['/login', '/app', '/channels/@me'])
      stage.discord.page.show(path, html.replace('<head>', `<head>${inHead(tamper)}`));
    const { popup, page } = await stage.atPassword();
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    const { texts, roots } = await page.evaluate(() => Reflect.get(window, 'loot')());
    // What the page itself knows it has seen.
    expect(texts).toContain(stage.ada.authorization);
    expect(texts).not.toContain(PASSWORD);
    expect(texts).not.toContain(stage.code());
    expect(roots).toBe(0);
  });

  it('has the card offer something by a forged demand, and nothing done', async ({ stage }) => {
    stage.discord.page.show('/channels/forged', '<div id="app-mount"></div>');
    const page = await stage.rig.openPage('https://discord.com/channels/forged');
    await expect
      .poll(async () => {
        await page.evaluate(forgeDemand);
        return stepOf(page);
      })
      .toBe('prompt');
    await sleep(A_WHILE);
    await page.evaluate(forgeEvents, CODE);
    expect(await deedsOf(stage, page)).toEqual(NOTHING);
    expect(stage.discord.requests.filter(({ source }) => source === 'extension')).toEqual([]);
    expect(stage.discord.sms.count()).toBe(0);
  });

  it('has nothing filled into a phone dialog of its own before the user pastes', async ({
    stage,
  }) => {
    const dialog =
      '<div id="app-mount"><div role="dialog" aria-modal="true"><input role="combobox"><div><span>+1</span><input type="tel"></div></div></div>';
    stage.discord.page.show('/channels/phone', dialog);
    const page = await stage.rig.openPage('https://discord.com/channels/phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await sleep(A_WHILE);
    await page.evaluate(forgeEvents, '+1 415 555 0123');
    expect(await deedsOf(stage, page)).toEqual(NOTHING);
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

describe('six boxes get nothing in a frame', () => {
  it.for([
    ['with a document of its own', `<iframe srcdoc="${BOXES}"></iframe>`],
    ['in a sandbox', `<iframe sandbox="allow-scripts" srcdoc="${BOXES}"></iframe>`],
    [
      'in a sandbox of the same origin',
      `<iframe sandbox=allow-same-origin srcdoc="${BOXES}"></iframe>`,
    ],
    [
      'without an address',
      `<iframe></iframe><script>frames[0].document.write("${BOXES}");frames[0].document.close()</script>`,
    ],
  ] as const)('%s', async ([, html], { stage }) => {
    stage.discord.page.show(
      '/channels/frames',
      `<body style="margin:0">${html}<div id="app-mount"></div>`,
    );
    const page = await stage.rig.openPage('https://discord.com/channels/frames');
    await page.page.mouse.click(25, 22);
    await page.pasteAtFocus(CODE);
    await sleep(A_WHILE);
    const inside = page.page.frames().find((frame) => frame !== page.page.mainFrame());
    const seen = await inside?.evaluate(() => ({
      boxes: Array.from(document.querySelectorAll('input'), ({ value }) => value).join(),
      hasCard: document.querySelector('handset-card') !== null,
    }));
    expect(seen).toEqual({ boxes: '4,,,,,', hasCard: false });
    expect(await stepOf(page)).toBeNull();
  });
});
