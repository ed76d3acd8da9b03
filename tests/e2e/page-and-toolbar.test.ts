import { describe, expect } from 'vitest';
import {
  connect,
  englishText,
  pressButton,
  sendCode,
  typePhone,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf, QUIET_TAB_PATTERN, stepOf } from './support/card.ts';
import { settle } from './support/settle.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** Toggles what Handset does on Discord's page, in the options, as a user would. */
async function toggleOption(stage: Stage, name: string): Promise<void> {
  const options = await stage.rig.openExtensionPage('options.html');
  const before = await stage.stored('local');
  await options.click(`[aria-describedby^=${name}-hint]`);
  await expect.poll(() => stage.stored('local')).not.toBe(before);
  await options.close();
}

async function openLockedPage(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await stage.waitForRequiredAction();
  return page;
}

describe('the toolbar button on the card', () => {
  it('opens the popup, which asks for Connect first', async ({ stage }) => {
    const page = await openLockedPage(stage);
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
    const popup = await stage.rig.waitForToolbarPopup();
    await popup.waitForText(englishText('action_phone_add'));
    await popup.waitForText(englishText('connectTitle'));
    expect(stage.calls()).toEqual([]);
  });

  it('opens the popup at the phone step, with the reason of the required action', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    const before = await stage.rig.openPopup();
    await connect(before, page);
    await before.close();
    await page.bringToFront();
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
    const toolbar = await stage.rig.waitForToolbarPopup();
    await toolbar.waitForText(englishText('phoneTitle'));
    await toolbar.close();
    const popup = await stage.rig.openPopup();
    await typePhone(popup, TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    const sent = stage.discord.requests.find(({ path }) => path.endsWith('/users/@me/phone'));
    expect(sent?.body).toMatchObject({ change_phone_reason: 'user_action_required' });
  });
});

describe('a hand-off from the popup to Discord’s page', () => {
  it('leads to the Discord tab, where the card says what to do', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    stage.discord.captcha('addPhone');
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_captchaRequired');
    await pressButton(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await cardOf(page).waitForText(englishText('handedOff_captchaRequired'));
    // The way that the card describes leads to the phone dialog, and the card follows.
    await page.bringToFront();
    await page.click('[data-test=open-settings]');
    await page.click('[data-test=settings-add-phone]');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.pasteAtFocus(TYPED_PHONE);
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  });

  it('names the button of Discord’s prompt, in popup and card, while the prompt covers the settings', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    stage.discord.captcha('addPhone');
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'handedOff_captchaRequired');
    await waitForMessage(popup, 'assistPromptHow_add');
    await pressButton(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await cardOf(page).waitForText(englishText('assistPromptHow_add'));
  });

  it('ends when the user presses "Not now" on the card', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    stage.discord.captcha('addPhone');
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await sendCode(popup);
    await pressButton(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await page.bringToFront();
    await cardOf(page).clickButton(englishText('assistNotNowButton'));
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.stored('session')).toMatch(QUIET_TAB_PATTERN);
    await page.page.reload();
    await page.waitFor('[data-test=current-user]');
    expect(await stepOf(page)).toBeNull();
  });
});

describe('a locked account that Discord refuses to read', () => {
  it('is known from its page’s gateway, and can add a phone in the popup', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    stage.discord.nextAnswer(
      'getCurrentUser',
      { status: 403, body: { message: 'You need to verify your account.', code: 40_002 } },
      20,
    );
    const page = await openLockedPage(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await popup.waitForText('Ada Lovelace');
    await waitForMessage(popup, 'action_phone_add');
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('the options', () => {
  it('turn all help on Discord’s page off, immediately and after a reload, and on again', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    await cardOf(page).waitFor('[data-step=prompt]');
    await toggleOption(stage, 'assist');
    await expect.poll(() => stepOf(page)).toBeNull();
    await page.bringToFront();
    await page.page.reload();
    await page.clickButton('Verify by Phone');
    await page.waitFor('input[type=tel]');
    await page.paste('input[type=tel]', '+44 7400 123456');
    // What is caught never gets into the field like this.
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 +44 7400 123456');
    expect(await stepOf(page)).toBeNull();
    await toggleOption(stage, 'assist');
    await cardOf(page).waitFor('[data-step=phone]');
    expect(await phoneFieldOf(page)).toBe('+1 +44 7400 123456');
  });

  it('turn the card off while pasting still works', async ({ stage }) => {
    const page = await openLockedPage(stage);
    await cardOf(page).waitFor('[data-step=prompt]');
    await toggleOption(stage, 'card');
    await expect.poll(() => stepOf(page)).toBeNull();
    await page.bringToFront();
    await page.clickButton('Verify by Phone');
    await page.waitFor('input[type=tel]');
    await expect
      .poll(async () => {
        await page.press('ControlOrMeta+A');
        await page.pasteAtFocus('+44 7400 123456');
        return phoneFieldOf(page);
      })
      .toBe('+44 7400123456');
    expect(await stepOf(page)).toBeNull();
  });

  it('turn the paste help off, and the card then has no field', async ({ stage }) => {
    const page = await openLockedPage(stage);
    await toggleOption(stage, 'pasteHelp');
    await page.bringToFront();
    await page.clickButton('Verify by Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.paste('input[type=tel]', '+44 7400 123456');
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 +44 7400 123456');
    await settle(stage, page);
    expect(await phoneFieldOf(page)).toBe('+1 +44 7400 123456');
    expect(await cardOf(page).evaluate((root) => root.querySelector('input'))).toBeNull();
  });
});
