import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import {
  connect,
  englishText,
  pressButton,
  submitPassword,
  unfoldConnect,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { createAlteredBuild, createBuildWithoutPanel } from './support/altered-build.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const openOptions = (stage: Stage) => stage.rig.openExtensionPage('options.html');

describe('the introduction', () => {
  it('explains Handset and its risk, asks for nothing, and leads to Discord', async ({ stage }) => {
    const welcome = await stage.rig.openExtensionPage('welcome.html');
    await welcome.waitForText(englishText('welcomeText'));
    await welcome.waitForText('after 30 minutes without use');
    await welcome.waitForText(englishText('connectRisk'));
    for (const key of ['helpReads', 'helpKeeps', 'helpSends'])
      await welcome.waitForText(englishText(key));
    expect(await welcome.evaluate(() => document.querySelectorAll('input').length)).toBe(0);
    await welcome.clickButton(englishText('openDiscordButton'));
    await stage.rig.waitForPage('discord.com');
    expect(stage.calls()).toEqual([]);
    expect(await stage.storedChoices()).toEqual(['consent']);
  });
});

describe('the introduction after an installation', () => {
  it.override({ options: {} });

  it('opens by itself', async ({ stage }) => {
    const welcome = await stage.rig.waitForPage('welcome.html');
    await welcome.waitForText(englishText('welcomeTitle'));
  });

  it.skipIf(inject('browser') === 'chromium')(
    'asks for the access that Firefox lets users withhold, and so does the popup',
    async ({ stage }) => {
      await stage.rig.evaluateInExtension(async () => {
        const { permissions } = Reflect.get(globalThis, 'browser');
        await permissions.remove({ origins: ['https://discord.com/*'] });
      });
      const welcome = await stage.rig.openExtensionPage('welcome.html');
      await welcome.waitForText(englishText('welcomeAccessText'));
      await welcome.waitForText(englishText('allowAccessButton'));
      const popup = await stage.rig.openPopup();
      await unfoldConnect(popup);
      await pressButton(popup, 'connectButton');
      await waitForMessage(popup, 'problem_noAccess');
    },
  );
});

describe('the options', () => {
  it('connect, list the stored data, and forget everything', async ({ stage }) => {
    const before = await openOptions(stage);
    await before.waitForText(englishText('holdsNothing'));
    await before.close();
    const page = await stage.signIn(stage.ada);
    // What the page's gateway told is read when Handset is opened.
    const options = await openOptions(stage);
    await options.waitForText(englishText('holdsPageAccount'));
    expect(await options.text()).not.toContain(englishText('holdsNothing'));
    await options.clickButton(englishText('connectButton'));
    await options.waitForText(englishText('waitingText'));
    await page.evaluate(() => document.body.click());
    await options.waitForText('The connection to Ada Lovelace');
    const popup = await stage.rig.openPopup();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.type('#phone', '415 555 0123');
    await options.bringToFront();
    await options.waitForText(englishText('holdsStep'));
    await options.waitForText(englishText('holdsDraft'));
    await options.clickButton(englishText('forgetButton'));
    await options.waitForText(englishText('holdsNothing'));
    expect(
      await options.evaluate(() => document.querySelector('#forget-hint + ul')?.childElementCount),
    ).toBe(2);
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.authorization, stage.ada.id, 'Ada', '555'])
      expect(stored).not.toContain(secret);
  });

  it('disconnect, and forget the account and the number that is being typed', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.type('#phone', '415 555 0123');
    const options = await openOptions(stage);
    await options.waitForText(englishText('holdsDraft'));
    await options.waitForText(englishText('holdsPageAccount'));
    await options.clickButton(englishText('disconnectButton'));
    await options.waitForText(englishText('holdsNothing'));
    const stored = await stage.stored('session');
    for (const secret of [stage.ada.id, 'Ada', '555']) expect(stored).not.toContain(secret);
  });

  it('say what prevents a connection, help with it, and let the user cancel', async ({ stage }) => {
    const options = await openOptions(stage);
    await options.clickButton(englishText('connectButton'));
    await options.waitForText(englishText('problem_noDiscordTab'));
    expect(await options.text()).not.toContain(englishText('waitingText'));
    await options.clickButton(englishText('openDiscordButton'));
    await stage.rig.waitForPage('discord.com');
    await options.bringToFront();
    await options.clickButton(englishText('cancelButton'));
    await options.waitForText(englishText('optionsConnectText'));
  });

  it('keep the button in place that was pressed to forget everything', async ({ stage }) => {
    await stage.connect();
    const options = await openOptions(stage);
    await options.waitForText('The connection to Ada Lovelace');
    const top = () =>
      options.evaluate(
        () => document.querySelector('#forget-hint')?.getBoundingClientRect().top ?? Number.NaN,
      );
    const before = await top();
    await options.clickButton(englishText('forgetButton'));
    await options.waitForText(englishText('holdsNothing'));
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
  });

  it('set how long a connection is kept, as the popup then says next to Connect', async ({
    stage,
  }) => {
    const options = await openOptions(stage);
    await options.select('#idle', '5');
    await options.waitForText('after 5 minutes without use');
    const popup = await stage.rig.openPopup();
    await popup.waitForText('after 5 minutes without use');
    await options.bringToFront();
    await options.select('#idle', 'null');
    await popup.waitForText(englishText('connectKeepsOpen'));
    await popup.bringToFront();
    const page = await stage.signIn(stage.ada);
    await popup.bringToFront();
    await connect(popup, page);
    expect(await stage.stored('local')).toContain('"idleMinutes":null');
  });
});

const linksOf = async (stage: Stage) => {
  const options = await openOptions(stage);
  await options.waitForText(englishText('privacyTitle'));
  return options.evaluate(() =>
    Array.from(document.querySelectorAll('a'), ({ href, textContent }) => [textContent, href]),
  );
};
const privacyLink = () => [
  englishText('privacyTitle'),
  expect.stringMatching(/\/welcome\.html#privacy$/),
];

describe('the links of the options', () => {
  it('lead to the section about what is read, stored and sent', async ({ stage }) => {
    expect(await linksOf(stage)).toEqual([privacyLink()]);
  });

  it('show that section, not the beginning of the introduction', async ({ stage }) => {
    const page = await openOptions(stage);
    await page.page.setViewport({ width: 600, height: 400 });
    await page.waitFor('a[href$="#privacy"]');
    // Follows the link in the same tab, which is small enough to be scrolled.
    await page.evaluate(() => {
      document.querySelector('a')?.removeAttribute('target');
      document.querySelector('a')?.click();
    });
    await page.waitFor('#privacy');
    const topOfSection = () =>
      page.evaluate(() => document.querySelector('#privacy')?.getBoundingClientRect().top ?? -1);
    await expect.poll(async () => Math.round(Math.abs(await topOfSection()))).toBeLessThan(2);
  });
});

describe('the links of the options of a package that names its homepage', async () => {
  const homepage = 'https://handset.example/source';
  const extensionDir = await createAlteredBuild(inject('browser'), { homepage_url: homepage });
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('lead to the source code, too', async ({ stage }) => {
    expect(await linksOf(stage)).toEqual([privacyLink(), [englishText('sourceLink'), homepage]]);
  });
});

describe('the popup in a window of its own, where there is no panel beside the page', async () => {
  const extensionDir = await createBuildWithoutPanel(inject('browser'));
  afterAll(() => rm(extensionDir, { recursive: true }));
  it.override({ options: { extensionDir } });

  it('opens only one time, and closes when the flow is done', async ({ stage }) => {
    const { popup } = await stage.reachPasswordStep();
    await pressButton(popup, 'openWindowButton');
    const shown = await stage.rig.waitForPage('popup.html?window');
    await waitForMessage(shown, 'passwordTitle');
    for (const key of ['openBesideButton', 'openWindowButton'])
      expect(await shown.text()).not.toContain(englishText(key));
    const again = await stage.rig.openPopup();
    await pressButton(again, 'openWindowButton');
    await submitPassword(shown, 'correct horse battery');
    await waitForMessage(shown, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
    const countWindows = () =>
      stage.rig.evaluateInExtension(async () => {
        const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const tabs = await browser.tabs.query({
          url: browser.runtime.getURL('/popup.html?window'),
        });
        return tabs.length;
      });
    expect(await countWindows()).toBe(1);
    await pressButton(shown, 'closeButton');
    await expect.poll(countWindows).toBe(0);
  });
});
