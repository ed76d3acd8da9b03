import { describe, expect, inject } from 'vitest';
import { connect, englishText, press, see, typePassword } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf } from './support/card.ts';
import { it as onStage, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Every test starts with the access that it takes away. */
const it = onStage.extend<{ allowed: Stage }>({
  allowed: async ({ stage }, use) => {
    await stage.rig.setSiteAccess(true);
    await use(stage);
    await stage.rig.setSiteAccess(true);
  },
});

/** Presses the popup's button, and what follows it: the browser's prompt, or what stands in for it. */
async function allow(stage: Stage, popup: RigPage): Promise<void> {
  // Firefox grants without its prompt; Chromium's prompt is of its own window, where nothing can press a button.
  if (inject('browser') === 'firefox') await press(popup, 'allowAccessButton');
  else await stage.rig.setSiteAccess(true);
  await popup.bringToFront();
}

/** Waits until nothing on the page asks for access. */
const seeAllowed = (page: RigPage) =>
  expect.poll(() => page.text()).not.toContain(englishText('welcomeAccessText'));

describe('a browser that does not let Handset see Discord’s site', () => {
  it('is spoken of before Connect; once it does, Connect is there and works', async ({
    allowed: stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    await stage.rig.setSiteAccess(false);
    const popup = await stage.rig.openPopup();
    await see(popup, 'welcomeAccessText');
    await see(popup, 'connectIntro');
    await allow(stage, popup);
    await seeAllowed(popup);
    expect(stage.calls()).toEqual([]);
    await connect(popup, page);
  });

  it('is spoken of after Connect, too, which then goes on by itself', async ({
    allowed: stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await see(popup, 'connectIntro');
    await stage.rig.setSiteAccess(false);
    await see(popup, 'welcomeAccessText');
    await press(popup, 'connectButton');
    await see(popup, 'problem_noAccess');
    await allow(stage, popup);
    await popup.waitFor('.spinner, .account');
    await page.evaluate(() => document.body.click());
    await popup.waitForText('Ada Lovelace');
  });

  it('leaves options and introduction as they are, which say it and go on', async ({
    allowed: stage,
  }) => {
    await stage.rig.setSiteAccess(false);
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText(englishText('welcomeAccessText'));
    await options.select('#idle', '5');
    await expect.poll(() => stage.stored('local')).toContain('"idleMinutes":5');
    const welcome = await stage.rig.openExtensionPage('welcome.html');
    await welcome.waitForText(englishText('welcomeAccessText'));
    await allow(stage, welcome);
    await seeAllowed(welcome);
    await options.bringToFront();
    await seeAllowed(options);
  });
});

describe('access that is taken away in the middle of a flow', () => {
  it.for(['code', 'password'] as const)(
    'loses no session and no step, and the popup goes on when it is given back: %s',
    async (step, { allowed: stage }) => {
      const { popup } = await (step === 'code' ? stage.atCode() : stage.atPassword());
      const calls = stage.calls();
      await stage.rig.setSiteAccess(false);
      await popup.bringToFront();
      await see(popup, 'problem_noAccess');
      await see(popup, 'stepKept');
      expect(stage.calls()).toEqual(calls);
      await allow(stage, popup);
      if (step === 'code') await popup.type('#code', stage.code());
      await typePassword(popup, PASSWORD);
      await see(popup, 'doneTitle');
      expect(stage.ada.phone).toBe(PHONE);
      expect(stage.discord.sms.count()).toBe(1);
    },
  );

  it('is noticed by a background that was not running then', async ({ allowed: stage }) => {
    const { popup } = await stage.atCode();
    await popup.close();
    await stage.rig.killBackground();
    await stage.rig.setSiteAccess(false);
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'problem_noAccess');
    await allow(stage, reopened);
    await reopened.type('#code', stage.code());
    await see(reopened, 'passwordTitle');
  });

  it('during a call is told as a call whose end nobody saw, and nothing is sent twice', async ({
    allowed: stage,
  }) => {
    const { popup } = await stage.connected();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await stage.rig.setSiteAccess(false);
    await popup.bringToFront();
    await see(popup, 'problem_noAccess');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'problem_noAccess');
    await allow(stage, reopened);
    await see(reopened, 'codeUncertain');
    await reopened.type('#code', stage.code());
    await see(reopened, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('leaves the connection among what is held, until everything is forgotten', async ({
    allowed: stage,
  }) => {
    await stage.connected();
    await stage.rig.setSiteAccess(false);
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText(englishText('problem_noAccess'));
    await options.waitForText('The connection to Ada Lovelace');
    expect(await options.text()).not.toContain(englishText('holdsNothing'));
    expect(await stage.stored('session')).toContain(stage.ada.authorization);
    await options.clickButton(englishText('forgetButton'));
    await options.waitForText(englishText('holdsNothing'));
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, stage.ada.id, 'Ada'])
      expect(stored).not.toContain(secret);
  });

  it('does not keep the connection from being ended', async ({ allowed: stage }) => {
    const { popup } = await stage.atPassword();
    await stage.rig.setSiteAccess(false);
    await popup.bringToFront();
    await see(popup, 'problem_noAccess');
    await press(popup, 'disconnectButton');
    await see(popup, 'offDisconnected');
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, PHONE, 'Ada'])
      expect(stored).not.toContain(secret);
  });
});

describe('a Discord tab that was open when the access was given', () => {
  it('has the card without being reloaded', async ({ allowed: stage }) => {
    await stage.rig.setSiteAccess(false);
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.rig.openPage(`https://discord.com/login?as=${stage.ada.id}`);
    await page.waitFor('[data-test=current-user]');
    expect(await cardOf(page).exists()).toBe(false);
    await stage.rig.setSiteAccess(true);
    await page.bringToFront();
    await cardOf(page).waitFor('[data-step=prompt]');
  });
});
