import { describe, expect, inject } from 'vitest';
import { connect, pressButton, usePageUntil, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import type { Account } from '../../simulator/index.ts';
import { cardOf, stepOf } from './support/card.ts';
import { settle } from './support/settle.ts';
import { it, type Stage } from './support/stage.ts';

/** How long the card may take after Discord's screen, in ms. The target is a second; test machines are busy. */
const CARD_DEADLINE_MS = 2500;
const READY_BYTES = 5_000_000;

/** What a page noted of its own: when the screen, what READY said, and the card were there. */
interface Notes {
  readonly screen?: number;
  readonly ready?: number;
  readonly card?: number;
  readonly hints: number;
}

/** Runs in the page from its beginning: notes when each of these first appears, by the page's clock. */
function takeNotes(): void {
  const notes: Record<string, number> = { hints: 0 };
  Reflect.set(window, '__notes', notes);
  document.addEventListener('handset:hint', (event) => {
    notes.hints = (notes.hints ?? 0) + 1;
    if (JSON.parse(Reflect.get(event, 'detail')).type === 'ready')
      notes.ready ??= performance.now();
  });
  new MutationObserver(() => {
    const now = performance.now();
    if (document.querySelector('[class*="footerBullet"]')) notes.screen ??= now;
    if (document.querySelector('handset-card')) notes.card ??= now;
  }).observe(document, { childList: true, subtree: true });
}

const readNotes = (page: RigPage): Promise<Notes> =>
  page.evaluate((): Notes => Reflect.get(window, '__notes'));

/** Signs an account in, in a page that takes notes, and waits until the page itself has read its READY. */
async function signInWithNotes(stage: Stage, account: Account): Promise<RigPage> {
  const page = await stage.rig.openPage('https://discord.com/login?step=phone-code');
  await page.page.evaluateOnNewDocument(takeNotes);
  await page.page.goto(`https://discord.com/login?as=${account.id}`);
  await page.waitFor('[data-test=current-user]');
  return page;
}

const storedReadies = async (stage: Stage): Promise<unknown[]> => {
  const { pageAccounts } = JSON.parse(await stage.stored('session'));
  return (pageAccounts?.value ?? []).map(({ ready }: { ready: unknown }) => ready);
};
const expectRead = (stage: Stage) =>
  expect
    .poll(() => storedReadies(stage))
    .toContainEqual(expect.objectContaining({ userId: stage.ada.id, username: 'ada' }));

/** Makes Discord refuse to say whose the locked account is, as often as it is asked at first. */
function refuseToRead(stage: Stage, times: number): void {
  const body = { message: 'You need to verify your account.', code: 40_002 };
  for (let time = 0; time < times; time += 1)
    stage.discord.nextAnswer('getCurrentUser', { status: 403, body });
}

/** What our script in the only Discord tab says it has seen; null when it is not there. It does not ask the background. */
const askContentScript = (stage: Stage): Promise<readonly string[] | null> =>
  stage.rig.evaluateInExtension(async () => {
    const { tabs } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const [tab] = await tabs.query({ url: 'https://discord.com/*' });
    return tabs.sendMessage(tab.id, { handset: 'describePage' }).catch(() => null);
  });

describe('what the gateway told', () => {
  it('is not read while there is no reason, whatever else happens on the page', {
    tags: ['core'],
  }, async ({ stage }) => {
    stage.ada.readyBytes = 1_000_000;
    const page = await signInWithNotes(stage, stage.ada);
    await page.click('[data-test=open-settings]');
    stage.discord.gateway.push(stage.ada.id, 'USER_UPDATE', { id: stage.ada.id, flags: 16 });
    await page.evaluate((): Promise<number> => Reflect.get(window, '__simulator').addMessages(200));
    await settle(stage, page);
    expect(await stage.stored('session')).not.toContain(stage.ada.id);
    // Those that `settle` forges.
    expect((await readNotes(page)).hints).toBe(3);
  });

  it('is read when the popup is opened, also in a page that was loaded long before', async ({
    stage,
  }) => {
    await stage.signIn(stage.ada);
    await stage.rig.killBackground();
    await stage.rig.openPopup();
    await expectRead(stage);
  });

  it('is read by a page that is loaded while Handset is open in a window', async ({ stage }) => {
    const view = await stage.rig.openExtensionPage('popup.html?window');
    await waitForMessage(view, 'connectIntro');
    await stage.signIn(stage.ada);
    await expectRead(stage);
  });

  it('is read when one of Discord’s dialogs is opened', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await page.click('[data-test=open-settings]');
    expect(await storedReadies(stage)).toEqual([]);
    await page.click('[data-test=settings-add-phone]');
    await expectRead(stage);
  });

  it('is read live from then on', async ({ stage }) => {
    await stage.signInAndLook(stage.ada);
    stage.requireAction('REQUIRE_SAFETY_FLOWS');
    await expect.poll(() => stage.stored('session')).toContain('REQUIRE_SAFETY_FLOWS');
    stage.discord.gateway.dropConnections(stage.ada.id);
    stage.requireAction('AGREEMENTS');
    await expect.poll(() => stage.stored('session')).toContain('AGREEMENTS');
  });

  // Firefox keeps the listeners of an event page even after they were removed (Firefox bug 1899767): any page wakes it.
  it.runIf(inject('browser') === 'chromium')(
    'is asked about by a page of the app, for which the background wakes, and by no other page',
    async ({ stage }) => {
      const { rig } = stage;
      stage.discord.page.show('/safety/article', '<h1>Staying safe</h1>');
      await rig.killBackground();
      const article = await rig.openPage('https://discord.com/safety/article');
      // Our script in the page has read what it needs to know before it begins, and after that this answer.
      await expect.poll(() => askContentScript(stage)).toEqual([]);
      for (let time = 0; time < 10; time += 1) await askContentScript(stage);
      expect(await rig.isBackgroundAlive()).toBe(false);
      await article.close();
      await stage.signIn(stage.ada);
      await expect.poll(() => rig.isBackgroundAlive()).toBe(true);
    },
  );

  it('is read by a page that loads while a connection is awaited', async ({ stage }) => {
    stage.ada.requiredAction = 'AGREEMENTS';
    refuseToRead(stage, 1);
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'connectButton');
    await waitForMessage(popup, 'problem_noDiscordTab');
    const page = await stage.signIn(stage.ada);
    await expectRead(stage);
    await usePageUntil(page, popup, 'Ada Lovelace');
  });
});

describe('a locked account', () => {
  it('has card and badge within a second of Discord’s screen, with a READY of 5 MB', async ({
    stage,
  }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    stage.ada.readyBytes = READY_BYTES;
    const page = await signInWithNotes(stage, stage.ada);
    await cardOf(page).waitForText('Press “Verify by Phone”');
    await expect.poll(() => stage.badge(), { timeout: 3000, interval: 20 }).toBe('!');
    const { screen = 0, ready = 0, card = 0 } = await readNotes(page);
    const [readyMs, cardMs] = [ready - screen, card - screen].map(Math.round);
    console.info(
      `${stage.rig.browser}: READY read ${readyMs} ms, card ${cardMs} ms after the screen`,
    );
    expect(screen).toBeGreaterThan(0);
    expect(Math.max(readyMs ?? Infinity, cardMs ?? Infinity)).toBeLessThan(CARD_DEADLINE_MS);
  });

  it('has them also when READY is gone: what is required comes after the page has resumed', async ({
    stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    stage.discord.gateway.dropConnections(stage.ada.id);
    await expect.poll(() => stage.discord.gateway.connections()).toBe(1);
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await cardOf(page).waitForText('Press “Verify by Phone”');
    await expect.poll(() => stage.badge()).toBe('!');
    expect(await storedReadies(stage)).toEqual([null]);
    stage.requireAction(null);
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.badge()).toBe('');
  });

  it('is asked to reload Discord when READY is gone and Discord does not say whose it is', async ({
    stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    stage.discord.gateway.dropConnections(stage.ada.id);
    await expect.poll(() => stage.discord.gateway.connections()).toBe(1);
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    refuseToRead(stage, 2);
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'connectButton');
    await popup.waitFor('.spinner, .problem');
    await page.evaluate(() => document.body.click());
    await waitForMessage(popup, 'problem_loadedBeforeExtension');
    await pressButton(popup, 'reloadDiscordButton');
    await popup.waitForText('Ada Lovelace');
  });
});

describe('a page whose connection has told more than is kept', () => {
  it('is still heard after a reason, but for READY, and can be connected', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    const noise = () => Array.from({ length: 2000 }, () => crypto.randomUUID()).join('');
    // Each is some 35 kB as it is sent, so that these are 18 MB.
    for (let count = 0; count < 500; count += 1)
      stage.discord.gateway.push(stage.ada.id, 'PRESENCE_UPDATE', { noise: noise() });
    stage.requireAction('REQUIRE_SAFETY_FLOWS');
    const isShown = () =>
      page.evaluate(() => document.querySelector('[class*="safetyFlow"]') !== null);
    await expect.poll(isShown, { timeout: 30_000 }).toBe(true);
    const popup = await stage.rig.openPopup();
    await expect.poll(() => stage.stored('session')).toContain('REQUIRE_SAFETY_FLOWS');
    expect(await storedReadies(stage)).toEqual([null]);
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
    await waitForMessage(popup, 'action_other');
  });
});
