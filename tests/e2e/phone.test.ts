import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, inject } from 'vitest';
import {
  connect,
  englishText,
  pressButton,
  sendCode,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { allStates } from '../states/all-states.ts';
import { findOverflow } from '../states/find-overflow.ts';
import { findSmallTargets } from '../states/find-small-targets.ts';
import { openStudio } from '../states/studio.ts';
import { createAlteredBuild } from './support/altered-build.ts';
import { cardOf } from './support/card.ts';
import { it, PHONE, TYPED_PHONE } from './support/stage.ts';

/** What Firefox for Android does not have, or may refuse. */
const WITHOUT_APIS = `for (const name of ['windows', 'commands', 'sidebarAction', 'notifications', 'alarms'])
  delete browser[name];
delete browser.action.openPopup;
if (browser.windows ?? browser.sidebarAction ?? browser.alarms ?? browser.action.openPopup)
  throw new Error('An API is still there');
`;

/** A copy of the build in which no script of the extension's own sees these APIs. */
async function createPhoneBuild(): Promise<string> {
  const copy = await createAlteredBuild('firefox', {}, WITHOUT_APIS);
  const chunks = path.join(copy, 'chunks');
  // The polyfill's file runs before every other script of a page.
  for (const name of await readdir(chunks))
    if (name.startsWith('_virtual_wxt-plugins')) {
      const file = path.join(chunks, name);
      await writeFile(file, `${WITHOUT_APIS}${await readFile(file, 'utf8')}`);
    }
  return copy;
}

const TOUCH = {
  // Firefox's bits for a primary pointer that is coarse and cannot hover.
  'ui.primaryPointerCapabilities': 1,
  'ui.allPointerCapabilities': 1,
} as const;
const SCREEN = { width: 360, height: 640 } as const;

describe.skipIf(inject('browser') === 'chromium')('on a phone', async () => {
  const extensionDir = inject('browser') === 'firefox' ? await createPhoneBuild() : '';
  afterAll(() => rm(extensionDir, { recursive: true, force: true }));
  it.override({ options: { extensionDir, extraPrefs: TOUCH } });

  const asOnPhone = (page: RigPage) => page.page.setViewport(SCREEN);

  it('a tab serves as popup: “Open Handset” opens it once, and a number is added there', async ({
    stage,
  }) => {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await stage.waitForRequiredAction();
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
    const view = await stage.rig.waitForPage('popup.html?window');
    await asOnPhone(view);
    await connect(view, page);
    await waitForMessage(view, 'action_phone_add');
    for (const key of ['openBesideButton', 'openWindowButton'])
      expect(await view.text()).not.toContain(englishText(key));
    await page.bringToFront();
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
    await waitForMessage(view, 'phoneTitle');
    const countTabs = () =>
      stage.rig.evaluateInExtension(async () => {
        const { tabs } = Reflect.get(globalThis, 'browser');
        return (await tabs.query({ url: `${location.origin}/popup.html*` })).length;
      });
    expect(await countTabs()).toBe(1);
    await view.bringToFront();
    await view.type('#phone', TYPED_PHONE);
    await sendCode(view);
    await waitForMessage(view, 'codeTitle');
    await view.type('#code', stage.code());
    await submitPassword(view, 'correct horse battery');
    await waitForMessage(view, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
    expect(stage.discord.sms.count()).toBe(1);
    await pressButton(view, 'closeButton');
    await expect.poll(countTabs).toBe(0);
  });

  it('one tap pastes number and code, after the browser’s own confirmation', async ({ stage }) => {
    const { popup } = await stage.connect();
    await asOnPhone(popup);
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    const paste = async (text: string) => {
      await popup.setClipboard(text);
      await popup.click('button.paste');
      await stage.rig.confirmPaste();
    };
    // The country's box stays beside the field.
    const bottoms = await popup.evaluate(() =>
      ['.country', '#phone'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().bottom,
      ),
    );
    expect(bottoms[0]).toBeCloseTo(bottoms[1] ?? 0, 0);
    await paste('Call me: +1 415 555 0123');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.sentTo(PHONE)).toHaveLength(1);
    await paste('no code in it');
    await waitForMessage(popup, 'assistNoCode');
    await paste(`Your Discord verification code is: ${stage.code()}`);
    await waitForMessage(popup, 'passwordTitle');
  });

  it('every state fits on the screen and has targets of 44 px', async ({ stage }) => {
    const studio = await openStudio(stage.rig);
    await studio.resize(SCREEN.width, SCREEN.height);
    const isTouch = () => matchMedia('(pointer: coarse)').matches;
    expect(await studio.pages.popup.evaluate(isTouch)).toBe(true);
    expect(await studio.survey(allStates, findOverflow)).toEqual([]);
    expect(await studio.survey(allStates, findSmallTargets)).toEqual([]);
  });
});
