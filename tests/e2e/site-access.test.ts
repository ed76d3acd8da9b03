import { describe, expect, inject } from 'vitest';
import {
  connect,
  disconnect,
  englishText,
  pressButton,
  sendCode,
  submitPassword,
  unfoldConnect,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf } from './support/card.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Grants access as the popup's button does: presses it in Firefox, sets the access directly in Chromium. */
async function grantAccess(stage: Stage, popup: RigPage): Promise<void> {
  // Firefox grants it without a prompt. Chromium's prompt is a window of the browser's own, which no test can press.
  if (inject('browser') === 'firefox') await pressButton(popup, 'allowAccessButton');
  else await stage.rig.setSiteAccess(true);
  await popup.bringToFront();
}

/** Waits until nothing on the page asks for access. */
const waitUntilAllowed = (page: RigPage) =>
  expect.poll(() => page.text()).not.toContain(englishText('welcomeAccessText'));

describe('missing access to Discord’s site', () => {
  it('is reported before Connect, which works as soon as access is granted', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await stage.rig.setSiteAccess(false);
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'welcomeAccessText');
    await waitForMessage(popup, 'connectTitle');
    await grantAccess(stage, popup);
    await waitUntilAllowed(popup);
    expect(stage.calls()).toEqual([]);
    await connect(popup, page);
  });

  it('is reported after Connect, which continues by itself when access is granted', async ({
    stage,
  }) => {
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'connectIntro');
    await stage.rig.setSiteAccess(false);
    await waitForMessage(popup, 'welcomeAccessText');
    await unfoldConnect(popup);
    await pressButton(popup, 'connectButton');
    await waitForMessage(popup, 'problem_noAccess');
    await grantAccess(stage, popup);
    await popup.waitFor('.spinner, .account');
    await page.evaluate(() => document.body.click());
    await popup.waitForText('Ada Lovelace');
  });

  it('is reported by options and introduction, which keep working', async ({ stage }) => {
    await stage.rig.setSiteAccess(false);
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText(englishText('welcomeAccessText'));
    await options.select('#idle', '5');
    await expect.poll(() => stage.stored('local')).toContain('"idleMinutes":5');
    const welcome = await stage.rig.openExtensionPage('welcome.html');
    await welcome.waitForText(englishText('welcomeAccessText'));
    await grantAccess(stage, welcome);
    await waitUntilAllowed(welcome);
    await options.bringToFront();
    await waitUntilAllowed(options);
  });
});

describe('revoking access in the middle of a flow', () => {
  it.for(['code', 'password'] as const)(
    'keeps session and step, and the popup continues when access is granted again: %s',
    async (step, { stage }) => {
      const { popup } = await (step === 'code' ? stage.reachCodeStep() : stage.reachPasswordStep());
      const calls = stage.calls();
      await stage.rig.setSiteAccess(false);
      await popup.bringToFront();
      await waitForMessage(popup, 'problem_noAccess');
      await waitForMessage(popup, 'stepKept');
      expect(stage.calls()).toEqual(calls);
      await grantAccess(stage, popup);
      if (step === 'code') await popup.type('#code', stage.code());
      await submitPassword(popup, PASSWORD);
      await waitForMessage(popup, 'doneTitle');
      expect(stage.ada.phone).toBe(PHONE);
      expect(stage.discord.sms.count()).toBe(1);
    },
  );

  it('is noticed by a background that was not running at the time', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await popup.close();
    await stage.rig.killBackground();
    await stage.rig.setSiteAccess(false);
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'problem_noAccess');
    await grantAccess(stage, reopened);
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
  });

  it('leaves the outcome of a call in progress uncertain, and sends nothing twice', async ({
    stage,
  }) => {
    const { popup } = await stage.connect();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await sendCode(popup);
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await stage.rig.setSiteAccess(false);
    await popup.bringToFront();
    await waitForMessage(popup, 'problem_noAccess');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'problem_noAccess');
    await grantAccess(stage, reopened);
    await waitForMessage(reopened, 'codeUncertain');
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('keeps the connection in the list of stored data until everything is forgotten', async ({
    stage,
  }) => {
    await stage.connect();
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

  it('still lets the user disconnect', async ({ stage }) => {
    const { popup } = await stage.reachPasswordStep();
    await stage.rig.setSiteAccess(false);
    await popup.bringToFront();
    await waitForMessage(popup, 'problem_noAccess');
    await disconnect(popup);
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, PHONE, 'Ada'])
      expect(stored).not.toContain(secret);
  });
});

describe('a Discord tab that was open when access was granted', () => {
  it('shows the card without a reload', async ({ stage }) => {
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
