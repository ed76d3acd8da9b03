import { describe, expect } from 'vitest';
import { connect, englishText, press, see, typePhone } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { A_QUIET_TAB, cardOf, phoneFieldOf, stepOf } from './support/card.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** Changes what Handset may do on Discord's page, as a user would: in the options. */
async function toggleOption(stage: Stage, name: string): Promise<void> {
  const options = await stage.rig.openExtensionPage('options.html');
  const before = await stage.stored('local');
  await options.click(`[aria-describedby=${name}-hint]`);
  await expect.poll(() => stage.stored('local')).not.toBe(before);
  await options.close();
}

async function locked(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await stage.actionKnown();
  return page;
}

describe('from the page to the toolbar', () => {
  it('the card opens the popup, which asks for Connect first', async ({ stage }) => {
    const page = await locked(stage);
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
    const popup = await stage.rig.waitForToolbarPopup();
    await popup.waitForText(englishText('action_phone_add'));
    await popup.waitForText(englishText('connectTitle'));
    expect(stage.calls()).toEqual([]);
  });

  it('the card opens the popup at the number, for the reason of the required action', async ({
    stage,
  }) => {
    const page = await locked(stage);
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
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    const sent = stage.discord.requests.find(({ path }) => path.endsWith('/users/@me/phone'));
    expect(sent?.body).toMatchObject({ change_phone_reason: 'user_action_required' });
  });
});

describe('from the toolbar to the page', () => {
  it('a captcha leads to the Discord tab, where the card says what to do', async ({ stage }) => {
    const { popup, page } = await stage.connected();
    stage.discord.captcha('addPhone');
    await press(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'handedOff_captchaRequired');
    await press(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await cardOf(page).waitForText(englishText('handedOff_captchaRequired'));
    // The way that it names leads there, and the card goes along.
    await page.bringToFront();
    await page.click('[data-test=open-settings]');
    await page.click('[data-test=settings-add-phone]');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.pasteAtFocus(TYPED_PHONE);
    await expect.poll(() => phoneFieldOf(page)).toBe('+1 4155550123');
  });

  it('popup and card name the button of Discord’s screen while that is above the settings', async ({
    stage,
  }) => {
    const page = await locked(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    stage.discord.captcha('addPhone');
    await press(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'handedOff_captchaRequired');
    await see(popup, 'assistPromptHow_add');
    await press(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await cardOf(page).waitForText(englishText('assistPromptHow_add'));
  });

  it('"Not now" ends what the popup sent the user for', async ({ stage }) => {
    const { popup, page } = await stage.connected();
    stage.discord.captcha('addPhone');
    await press(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await press(popup, 'goToDiscordButton');
    await cardOf(page).waitFor('[data-step=handedOff]');
    await page.bringToFront();
    await cardOf(page).clickButton(englishText('assistNotNowButton'));
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(() => stage.stored('session')).toMatch(A_QUIET_TAB);
    await page.page.reload();
    await page.waitFor('[data-test=current-user]');
    expect(await stepOf(page)).toBeNull();
  });
});

describe('an account of which Discord tells nothing while it holds it back', () => {
  it('is known by what its page was told, and can be freed from the popup', async ({ stage }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    stage.discord.nextAnswer(
      'getCurrentUser',
      { status: 403, body: { message: 'You need to verify your account.', code: 40_002 } },
      20,
    );
    const page = await locked(stage);
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    await see(popup, 'homeTitle');
    await popup.waitForText('Ada Lovelace');
    await see(popup, 'action_phone_add');
    await press(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });
});

describe('the options', () => {
  it('switch all help on Discord’s page off, at once and after a reload, and on again', async ({
    stage,
  }) => {
    const page = await locked(stage);
    await cardOf(page).waitFor('[data-step=prompt]');
    await toggleOption(stage, 'assist');
    await expect.poll(() => stepOf(page)).toBeNull();
    await page.bringToFront();
    await page.page.reload();
    await page.clickButton('Verify by Phone');
    await page.waitFor('input[type=tel]');
    await page.pasteAtFocus('+44 7400 123456');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([await stepOf(page), await phoneFieldOf(page)]).toEqual([null, '+1 +44 7400 123456']);
    await toggleOption(stage, 'assist');
    await cardOf(page).waitFor('[data-step=phone]');
  });

  it('switch the card off, and pasting still works', async ({ stage }) => {
    const page = await locked(stage);
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

  it('switch the paste help off, and the card only says what there is', async ({ stage }) => {
    const page = await locked(stage);
    await toggleOption(stage, 'pasteHelp');
    await page.bringToFront();
    await page.clickButton('Verify by Phone');
    await cardOf(page).waitFor('[data-step=phone]');
    await page.pasteAtFocus('+44 7400 123456');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await phoneFieldOf(page)).toBe('+1 +44 7400 123456');
    expect(await cardOf(page).evaluate((root) => root.querySelector('input'))).toBeNull();
  });
});
