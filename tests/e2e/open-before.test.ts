import { describe, expect } from 'vitest';
import { connect, englishText, press, see } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf, stepOf } from './support/card.ts';
import { introduced, it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** A Discord tab of Ada's, locked until a phone is verified, that was open before Handset was installed. */
async function installedAfter(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const opened: RigPage[] = [];
  await stage.rig.reinstall(async () => {
    opened.push(await stage.signIn(stage.ada));
  });
  const [page] = opened;
  if (page === undefined) throw new Error('There is no page');
  await introduced(stage.rig);
  await page.bringToFront();
  return page;
}

const cards = (page: RigPage) =>
  page.evaluate(() => document.querySelectorAll('handset-card').length);

/** The card is there once, and fills what is pasted. */
async function expectHelp(page: RigPage): Promise<void> {
  await page.bringToFront();
  await cardOf(page).waitFor('[data-step]');
  if ((await stepOf(page)) === 'prompt') await page.clickButton('Verify by Phone');
  await cardOf(page).waitFor('[data-step=phone]');
  await page.pasteAtFocus(TYPED_PHONE);
  await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  await cardOf(page).waitForText(englishText('assistPhoneFilled'));
  expect(await cards(page)).toBe(1);
}

/** The popup, once it has asked to reload the page of an account that Discord tells nothing of. */
async function reloadedAsAdvised(stage: Stage): Promise<RigPage> {
  const page = await installedAfter(stage);
  const refusal = { message: 'You need to verify your account.', code: 40_002 };
  for (let times = 0; times < 2; times += 1)
    stage.discord.nextAnswer('getCurrentUser', { status: 403, body: refusal });
  const popup = await stage.rig.openPopup();
  await press(popup, 'connectButton');
  await popup.waitFor('.spinner, .failure');
  await page.evaluate(() => document.body.click());
  await see(popup, 'problem_loadedBeforeExtension');
  await press(popup, 'reloadDiscordButton');
  return popup;
}

const introductions = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const tabs = await browser.tabs.query({ url: browser.runtime.getURL('/welcome.html') });
    return tabs.length;
  });

describe('a Discord tab that was open before Handset was installed', () => {
  it('has the card, which fills what is pasted, without being reloaded', async ({ stage }) => {
    await expectHelp(await installedAfter(stage));
  });

  it('can be connected to without being reloaded', async ({ stage }) => {
    const page = await installedAfter(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
  });

  it('of an account that Discord tells nothing of has to be reloaded, as the popup says with a button', async ({
    stage,
  }) => {
    const popup = await reloadedAsAdvised(stage);
    await popup.waitForText('Ada Lovelace');
    expect(stage.calls()).toEqual(['GET /users/@me', 'GET /users/@me']);
  });

  it('is spoken of as locked where a reload did not help either', async ({ stage }) => {
    stage.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
    const popup = await reloadedAsAdvised(stage);
    await see(popup, 'problem_accountLocked');
  });
});

describe('an update', () => {
  it('leaves one card on a page that shows one, and it works', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await page.clickButton('Verify by Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.evaluate(() => {
      Reflect.set(window, 'cardBefore', document.querySelector('handset-card'));
    });
    await stage.rig.update();
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'cardBefore').isConnected))
      .toBe(false);
    await expectHelp(page);
    // The script before it would have looked again by now.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1200)));
    expect(await cards(page)).toBe(1);
  });

  it('has heard what the gateway told before', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    await stage.signIn(stage.ada);
    await expect.poll(() => stage.badge()).toBe('!');
    await stage.rig.update();
    await expect.poll(() => stage.badge()).toBe('!');
  });

  it('in the middle of a flow is told once, and nothing is sent', async ({ stage }) => {
    const { page } = await stage.atCode();
    const calls = stage.calls();
    await stage.rig.update();
    const popup = await stage.rig.openPopup();
    await see(popup, 'failure_stepLost');
    await see(popup, 'failure_stepLost_next');
    const reopened = await stage.reopen(popup);
    await see(reopened, 'failure_stepLost');
    await press(reopened, 'closeButton');
    await see(reopened, 'connectIntro');
    const again = await stage.reopen(reopened);
    await connect(again, page);
    await see(again, 'addPhoneButton');
    expect(await again.text()).not.toContain(englishText('failure_stepLost'));
    expect(stage.calls()).toEqual([...calls, 'GET /users/@me']);
    expect(await stage.stored('local')).toBe('{}');
  });

  it('outside of a flow asks for Connect, and opens no introduction', async ({ stage }) => {
    const { popup, page } = await stage.connected();
    await popup.close();
    const before = await introductions(stage);
    await stage.rig.update();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'connectIntro');
    await connect(reopened, page);
    expect(await introductions(stage)).toBe(before);
  });

  it('keeps what was chosen in the options', async ({ stage }) => {
    const options = await stage.rig.openExtensionPage('options.html');
    await options.select('#idle', '5');
    await expect.poll(() => stage.stored('local')).toContain('"idleMinutes":5');
    await stage.rig.update();
    const popup = await stage.rig.openPopup();
    await popup.waitForText('not used for 5 minutes');
  });
});
