import { describe, expect } from 'vitest';
import { connect, englishText, pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf, stepOf } from './support/card.ts';
import { settle } from './support/settle.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** Opens a Discord tab as Ada, who is locked until a phone is verified, and installs Handset afterwards. */
async function openPageThenInstall(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const opened: RigPage[] = [];
  await stage.rig.reinstallExtension(async () => {
    opened.push(await stage.signIn(stage.ada));
  });
  const [page] = opened;
  if (page === undefined) throw new Error('There is no page');
  await pressTurnOnHelp(stage.rig);
  await page.bringToFront();
  return page;
}

const countCards = (page: RigPage) =>
  page.evaluate(() => document.querySelectorAll('handset-card').length);

/** Expects exactly one card, which fills what is pasted. */
async function expectWorkingCard(page: RigPage): Promise<void> {
  await page.bringToFront();
  await cardOf(page).waitFor('[data-step]');
  if ((await stepOf(page)) === 'prompt') await page.clickButton('Verify by Phone');
  await cardOf(page).waitFor('[data-step=phone]');
  await page.pasteAtFocus(TYPED_PHONE);
  await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  expect(await countCards(page)).toBe(1);
}

/** Connects to an account that Discord refuses to read, and presses the reload button that the popup offers. */
async function reloadAsAdvised(stage: Stage): Promise<RigPage> {
  const page = await openPageThenInstall(stage);
  const refusal = { message: 'You need to verify your account.', code: 40_002 };
  // Every time: the reloaded page makes its first request before READY is known, or right after.
  stage.discord.nextAnswer('getCurrentUser', { status: 403, body: refusal }, 10);
  const popup = await stage.rig.openPopup();
  await pressButton(popup, 'connectButton');
  await popup.waitFor('.spinner, .problem');
  await page.evaluate(() => document.body.click());
  await waitForMessage(popup, 'problem_loadedBeforeExtension');
  await pressButton(popup, 'reloadDiscordButton');
  return popup;
}

const countIntroductions = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const tabs = await browser.tabs.query({ url: browser.runtime.getURL('/welcome.html') });
    return tabs.length;
  });

describe('a Discord tab that was open before Handset was installed', () => {
  it('shows the card, which fills what is pasted, without a reload', async ({ stage }) => {
    await expectWorkingCard(await openPageThenInstall(stage));
  });

  it('can be connected to without a reload', async ({ stage }) => {
    const page = await openPageThenInstall(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
  });

  it('has to be reloaded when Discord refuses to read the account, and the popup offers that', async ({
    stage,
  }) => {
    const popup = await reloadAsAdvised(stage);
    await popup.waitForText('Ada Lovelace');
    expect(new Set(stage.calls())).toEqual(new Set(['GET /users/@me']));
  });

  it('is reported as locked when a reload did not help either', async ({ stage }) => {
    stage.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
    const popup = await reloadAsAdvised(stage);
    await waitForMessage(popup, 'problem_accountLocked');
  });
});

describe('an update', () => {
  it('leaves exactly one working card on a page that shows one', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await page.clickButton('Verify by Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.evaluate(() => {
      Reflect.set(window, 'cardBefore', document.querySelector('handset-card'));
    });
    await stage.rig.updateExtension();
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'cardBefore').isConnected))
      .toBe(false);
    await expectWorkingCard(page);
    // Makes the content script from before the update scan the page too, if it were still there.
    await settle(stage, page);
    expect(await countCards(page)).toBe(1);
  });

  it('does not lose what the gateway reported before', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    await stage.signIn(stage.ada);
    await expect.poll(() => stage.badge()).toBe('!');
    await stage.rig.updateExtension();
    await expect.poll(() => stage.badge()).toBe('!');
  });

  it('reports a lost step until the user closes that notice, and sends nothing', async ({
    stage,
  }) => {
    const { page } = await stage.reachCodeStep();
    const calls = stage.calls();
    await stage.rig.updateExtension();
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'failure_stepLost');
    await waitForMessage(popup, 'failure_stepLost_next');
    const reopened = await stage.reopen(popup);
    await waitForMessage(reopened, 'failure_stepLost');
    await pressButton(reopened, 'closeButton');
    await waitForMessage(reopened, 'connectIntro');
    const again = await stage.reopen(reopened);
    await connect(again, page);
    await waitForMessage(again, 'addPhoneButton');
    expect(await again.text()).not.toContain(englishText('failure_stepLost'));
    expect(stage.calls()).toEqual([...calls, 'GET /users/@me']);
    expect(await stage.storedChoices()).toEqual(['consent']);
  });

  it('asks for Connect again outside of a flow, and opens no introduction', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    await popup.close();
    const before = await countIntroductions(stage);
    await stage.rig.updateExtension();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'connectIntro');
    await connect(reopened, page);
    expect(await countIntroductions(stage)).toBe(before);
  });

  it('keeps what was chosen in the options', async ({ stage }) => {
    const options = await stage.rig.openExtensionPage('options.html');
    await options.select('#idle', '5');
    await expect.poll(() => stage.stored('local')).toContain('"idleMinutes":5');
    await stage.rig.updateExtension();
    const popup = await stage.rig.openPopup();
    await popup.waitForText('after 5 minutes without use');
  });
});
