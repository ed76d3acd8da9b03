import { describe, expect, inject } from 'vitest';
import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
import { CONSENT_VERSION } from '#shared/settings/consent.ts';
import { writeStorage } from '../../harness/extension-state.ts';
import {
  connect,
  englishText,
  pressButton,
  unfoldConnect,
  usePageUntil,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { pressTurnOnHelp, sendHelp } from '../../harness/turn-on-help.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, openLockedPage, phoneFieldOf, stepOf } from './support/card.ts';
import { forgeHint, forgeTapEvent } from './support/forge-tap-event.ts';
import { settle } from './support/settle.ts';
import { it, type Stage } from './support/stage.ts';

const TEXT = '+44 7400 123456';
const TERMS = ['helpReads', 'helpKeeps', 'helpSends'];

/** What the browser runs on Discord's pages from their next load on. */
const registeredScripts = (stage: Stage): Promise<string[]> =>
  stage.rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const scripts: { id: string }[] = await browser.scripting.getRegisteredContentScripts();
    return scripts.map(({ id }) => id).sort();
  });
const BOTH_SCRIPTS = ['discord-page', 'gateway-tap'];

/** Whether the page's socket class is the browser's own: the tap's has no name when a native function shows it. */
const hasNativeSockets = (page: RigPage): Promise<boolean> =>
  page.evaluate(() =>
    Function.prototype.toString
      .call(WebSocket)
      .replaceAll(/\s+/g, ' ')
      .startsWith('function WebSocket('),
  );

/** Whether a content script has been on a Discord tab. */
const hasContentScript = (stage: Stage): Promise<boolean> =>
  stage.rig.evaluateInExtension(async (key: string) => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const [tab] = await browser.tabs.query({ url: 'https://discord.com/*' });
    const [{ result }] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: (name: string) => Object.hasOwn(globalThis, name),
      args: [key],
    });
    return Boolean(result);
  }, PAGE_CONTEXT_KEY);

/** Sends a message as a content script does that has not ended yet. Resolves when it was handled. */
const sendFromPage = (stage: Stage, message: object): Promise<void> =>
  stage.rig.evaluateInExtension(async (sent) => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const [tab] = await browser.tabs.query({ url: 'https://discord.com/*' });
    await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: async (text: string) => {
        const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        await runtime.sendMessage(JSON.parse(text));
      },
      args: [JSON.stringify(sent)],
    });
  }, message);

/** Opens Discord as Ada, who is locked until a phone is verified, and its dialog; pastes a number and forges a READY. */
async function usePageWithoutHelp(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await page.clickButton('Verify by Phone');
  await page.waitFor('input[type=tel]');
  await page.paste('input[type=tel]', TEXT);
  await forgeTapEvent(page, 'handset:tap', 'start');
  await forgeHint(page, {
    type: 'ready',
    userId: stage.ada.id,
    username: 'ada',
    globalName: null,
    hasPhone: false,
    countryCode: 'US',
    action: 'REQUIRE_VERIFIED_PHONE',
  });
  return page;
}

/** Expects that the page is as without Handset, and that nothing is known of it. */
async function expectNothingRan(stage: Stage, page: RigPage): Promise<void> {
  expect(await registeredScripts(stage)).toEqual([]);
  expect(await hasContentScript(stage)).toBe(false);
  expect(await hasNativeSockets(page)).toBe(true);
  expect(await phoneFieldOf(page)).toBe(`+1 ${TEXT}`);
  expect(await stepOf(page)).toBeNull();
  expect(await stage.badge()).toBe('');
  expect(await stage.stored('session')).not.toContain('pageAccounts');
  expect(await stage.stored('session')).not.toContain(stage.ada.id);
  expect(stage.calls()).toEqual([]);
}

const openOptions = (stage: Stage) => stage.rig.openExtensionPage('options.html');
const isChecked = (options: RigPage) =>
  options.evaluate(() => document.querySelector('input')?.checked ?? null);

/** Stores a consent as an older version of Handset has, and starts the background again. */
async function makeConsentOlder(stage: Stage): Promise<void> {
  const value = { agreedTo: CONSENT_VERSION - 1, askedAbout: CONSENT_VERSION - 1 };
  await writeStorage(stage.rig, 'local', { consent: { version: 1, value } });
  await stage.rig.killBackground();
}

const countIntroductions = (stage: Stage): Promise<number> =>
  stage.rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const tabs = await browser.tabs.query({ url: browser.runtime.getURL('/welcome.html') });
    return tabs.length;
  });

describe('before the user agrees, after an installation', () => {
  it.override({ help: 'untouched', options: {} });

  it('nothing runs on Discord’s page, and pressing the button helps there at once', {
    tags: ['core'],
  }, async ({ stage }) => {
    const page = await usePageWithoutHelp(stage);
    await stage.rig.killBackground();
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'turnOnHelpButton');
    await expectNothingRan(stage, page);
    expect(await stage.stored('local')).toBe('{}');

    const welcome = await stage.rig.waitForPage('welcome.html');
    for (const key of TERMS) await welcome.waitForText(englishText(key));
    await pressTurnOnHelp(stage.rig);
    await welcome.waitForText(englishText('helpOn'));
    expect(await registeredScripts(stage)).toEqual(BOTH_SCRIPTS);
    expect(await stage.storedChoices()).toEqual(['consent']);
    await page.bringToFront();
    await cardOf(page).waitFor('[data-step=phone]');
    await page.press('ControlOrMeta+A');
    await page.pasteAtFocus(TEXT);
    await expect.poll(() => phoneFieldOf(page)).toBe('+44 7400123456');

    await page.page.reload();
    await page.waitFor('[data-test=current-user]');
    expect(await hasNativeSockets(page)).toBe(false);
    await stage.waitForRequiredAction();
  });
});

describe('before the user agrees', () => {
  it.override({ help: 'untouched' });

  it('the popup offers both ways, and what is turned on there is shown everywhere', async ({
    stage,
  }) => {
    const page = await usePageWithoutHelp(stage);
    const options = await openOptions(stage);
    const welcome = await stage.rig.openExtensionPage('welcome.html');
    const popup = await stage.rig.openPopup();
    for (const key of [...TERMS, 'turnOnHelpButton', 'connectTitle'])
      await waitForMessage(popup, key);
    await unfoldConnect(popup);
    for (const key of ['connectIntro', 'connectReads', 'connectRisk'])
      await waitForMessage(popup, key);
    expect(await isChecked(options)).toBe(false);
    await popup.click('#turn-on-help');
    await waitForMessage(popup, 'helpOn');
    expect(await popup.hasFocus('h1')).toBe(true);
    await welcome.waitForText(englishText('helpOn'));
    await expect.poll(() => isChecked(options)).toBe(true);
    await page.bringToFront();
    await cardOf(page).waitFor('[data-step=phone]');
    const reopened = await stage.reopen(popup);
    await waitForMessage(reopened, 'connectTitle');
    expect(await reopened.text()).not.toContain(englishText('helpOn'));
  });

  it('the options show the terms beside the check box, which turns help on', async ({ stage }) => {
    const page = await usePageWithoutHelp(stage);
    const options = await openOptions(stage);
    for (const key of TERMS) await options.waitForText(englishText(key));
    expect(await options.text()).not.toContain(englishText('holdsConsent'));
    await options.click('[aria-describedby^=assist-hint]');
    await options.waitForText(englishText('holdsConsent'));
    await page.bringToFront();
    await cardOf(page).waitFor('[data-step=phone]');
  });

  it('Connect works without help, and runs nothing else on the page', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    await waitForMessage(popup, 'homeTitle');
    expect(await registeredScripts(stage)).toEqual([]);
    expect(await hasContentScript(stage)).toBe(false);
    expect(await hasNativeSockets(page)).toBe(true);
    expect(await stage.stored('session')).not.toContain('pageAccounts');
    expect(stage.calls()).toEqual(['GET /users/@me']);
  });

  it('a locked account that Discord does not name asks for help, then for a reload, and connects', async ({
    stage,
  }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const refusal = { message: 'You need to verify your account.', code: 40_002 };
    stage.discord.nextAnswer('getCurrentUser', { status: 403, body: refusal }, 20);
    const page = await stage.signIn(stage.ada);
    const popup = await stage.rig.openPopup();
    await unfoldConnect(popup);
    await pressButton(popup, 'connectButton');
    await popup.waitFor('.spinner, .problem');
    await usePageUntil(page, popup, englishText('problem_helpOff'));
    for (const key of TERMS) await waitForMessage(popup, key);
    expect(await registeredScripts(stage)).toEqual([]);
    await pressButton(popup, 'turnOnHelpButton');
    await waitForMessage(popup, 'problem_loadedBeforeExtension');
    await pressButton(popup, 'reloadDiscordButton');
    await popup.waitForText('Ada Lovelace');
    await waitForMessage(popup, 'action_phone_add');
  });

  it.skipIf(inject('browser') === 'chromium')(
    'the click that agrees also asks for the access that Firefox lets users withhold',
    async ({ stage }) => {
      await stage.rig.setSiteAccess(false);
      const welcome = await stage.rig.openExtensionPage('welcome.html');
      await welcome.waitForText(englishText('welcomeAccessText'));
      await welcome.click('#turn-on-help');
      await welcome.waitForText(englishText('helpOn'));
      await expect.poll(() => welcome.text()).not.toContain(englishText('welcomeAccessText'));
      const page = await stage.signIn(stage.ada);
      expect(await hasNativeSockets(page)).toBe(false);
    },
  );
});

describe('turning help off', () => {
  it('ends what runs in open pages, forgets what was read, and runs nothing from then on', async ({
    stage,
  }) => {
    const page = await openLockedPage(stage);
    await stage.waitForRequiredAction();
    const options = await openOptions(stage);
    await options.click('[aria-describedby^=assist-hint]');
    await expect.poll(() => stepOf(page)).toBeNull();
    await expect.poll(stage.badge).toBe('');
    await options.waitForText(englishText('holdsNothing'));
    expect(await registeredScripts(stage)).toEqual([]);
    expect(await stage.stored('local')).toBe('{}');
    // The scripts that were there do not react any more.
    stage.requireAction(null);
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await sendFromPage(stage, { handset: 'assistantWanted', data: null });
    await sendFromPage(stage, {
      handset: 'readySeen',
      data: {
        user: {
          userId: stage.ada.id,
          username: 'ada',
          globalName: null,
          hasPhone: false,
          countryCode: null,
        },
        action: 'REQUIRE_VERIFIED_PHONE',
      },
    });
    const again = await usePageWithoutHelp(stage);
    await expectNothingRanSince(stage, page);
    await again.page.reload();
    await again.waitFor('[data-test=current-user]');
    expect(await hasNativeSockets(again)).toBe(true);
  });

  it('and on again helps in the same page, with one card', async ({ stage }) => {
    const page = await openLockedPage(stage);
    for (let times = 0; times < 2; times += 1) {
      await sendHelp(stage.rig, false);
      await expect.poll(() => stepOf(page)).toBeNull();
      await sendHelp(stage.rig, true);
      await page.bringToFront();
      await cardOf(page).waitFor('[data-step=prompt]');
    }
    await settle(stage, page);
    const cards = await page.evaluate(() => document.querySelectorAll('handset-card').length);
    expect(cards).toBe(1);
  });
});

/** Expects that nothing is known of a page on which help was turned off. */
async function expectNothingRanSince(stage: Stage, page: RigPage): Promise<void> {
  expect(await stepOf(page)).toBeNull();
  expect(await stage.badge()).toBe('');
  expect(await stage.stored('session')).not.toContain(stage.ada.id);
}

describe('the consent to an older version', () => {
  it('lets nothing run, and popup and options ask again, saying that what is read has changed', async ({
    stage,
  }) => {
    await makeConsentOlder(stage);
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'helpChanged');
    const page = await usePageWithoutHelp(stage);
    await expectNothingRan(stage, page);
    const options = await openOptions(stage);
    await options.waitForText(englishText('helpChanged'));
    expect(await isChecked(options)).toBe(false);
    await popup.bringToFront();
    await popup.click('#turn-on-help');
    await waitForMessage(popup, 'helpOn');
    await expect.poll(() => options.text()).not.toContain(englishText('helpChanged'));
    await page.bringToFront();
    await cardOf(page).waitFor('[data-step=phone]');
  });

  it('opens the introduction after the update that reads more, and only that one', async ({
    stage,
  }) => {
    await makeConsentOlder(stage);
    const before = await countIntroductions(stage);
    await stage.rig.updateExtension();
    const welcome = await stage.rig.waitForPage('welcome.html');
    await welcome.waitForText(englishText('helpChanged'));
    await expect.poll(() => countIntroductions(stage)).toBe(before + 1);
    await welcome.close();
    await stage.rig.updateExtension();
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'helpChanged');
    expect(await countIntroductions(stage)).toBe(before);
    expect(await registeredScripts(stage)).toEqual([]);
  });
});

describe('the scripts of a user who has agreed', () => {
  it('are registered again after an update, which drops them', async ({ stage }) => {
    await stage.rig.updateExtension();
    await expect.poll(() => registeredScripts(stage)).toEqual(BOTH_SCRIPTS);
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    expect(await hasNativeSockets(page)).toBe(false);
    await stage.waitForRequiredAction();
  });

  it('are made certain at every start of the background', async ({ stage }) => {
    await stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.scripting.unregisterContentScripts({ ids: ['gateway-tap'] });
    });
    expect(await registeredScripts(stage)).toEqual(['discord-page']);
    await stage.rig.killBackground();
    await stage.rig.openPopup();
    await expect.poll(() => registeredScripts(stage)).toEqual(BOTH_SCRIPTS);
  });

  it('run as soon as the browser gives access to Discord’s site', async ({ stage }) => {
    await stage.rig.setSiteAccess(false);
    const without = await stage.signIn(stage.ada);
    expect(await hasNativeSockets(without)).toBe(true);
    await without.close();
    await stage.rig.setSiteAccess(true);
    const page = await stage.signIn(stage.ada);
    expect(await hasNativeSockets(page)).toBe(false);
  });
});

it('a consent that cannot be read is none', async ({ stage }) => {
  await writeStorage(stage.rig, 'local', { consent: 'damaged' });
  await stage.rig.killBackground();
  const options = await openOptions(stage);
  await options.waitForText(englishText('optionsUnread'));
  await expect.poll(() => registeredScripts(stage)).toEqual([]);
  const popup = await stage.rig.openPopup();
  await connect(popup, await stage.signIn(stage.ada));
});
