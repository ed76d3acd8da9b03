import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import {
  disconnect,
  englishText,
  pressButton,
  sendCode,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { createAlteredBuild } from './support/altered-build.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

/** Keeps the listeners for clicks on the menu, because tests cannot open the browser's own menus. */
const KEEP_LISTENERS = `{
  const { contextMenus, runtime } = globalThis.browser ?? globalThis.chrome;
  const { onClicked } = contextMenus;
  const addListener = onClicked.addListener.bind(onClicked);
  onClicked.addListener = (listener) => {
    addListener(listener);
    runtime.onMessage.addListener((message) => {
      if (message.chosen) listener(message.chosen, undefined);
    });
  };
}`;

/** Chooses the item for a selected text, if the browser's menu has it. */
const choose = ({ rig }: Stage, menuItemId: string, selectionText: string): Promise<void> =>
  rig.evaluateInExtension(
    async (id, text) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      // Rejects if there is no such item.
      await browser.contextMenus.update(id, {});
      void browser.runtime
        .sendMessage({ chosen: { menuItemId: id, selectionText: text } })
        .catch(() => {});
    },
    menuItemId,
    selectionText,
  );

/** The items that the browser's menu has. */
const itemsOf = ({ rig }: Stage): Promise<string[]> =>
  rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const items: string[] = [];
    for (const id of ['number', 'code'])
      await browser.contextMenus.update(id, {}).then(
        () => items.push(id),
        () => {},
      );
    return items;
  });

const extensionDir = await createAlteredBuild(inject('browser'), {}, KEEP_LISTENERS);
afterAll(() => rm(extensionDir, { recursive: true }));

describe('a text that was selected on a page', () => {
  it.override({ options: { extensionDir } });

  it('fills number and code into the step that waits for it, and is sent only by a click', async ({
    stage,
  }) => {
    const popup = await stage.openConnectedPopup();
    expect(await itemsOf(stage)).toEqual([]);
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await expect.poll(() => itemsOf(stage)).toEqual(['number']);
    await choose(stage, 'number', ' Call me: (415) 555-0123 ');
    await popup.waitForText(englishText('sendCodeTo'));
    expect(stage.discord.sms.count()).toBe(0);
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await expect.poll(() => itemsOf(stage)).toEqual(['code']);
    expect(stage.discord.sms.sentTo(PHONE)).toHaveLength(1);
    const code = stage.code();
    await choose(stage, 'code', `Your Discord code is ${code}.`);
    const readField = () =>
      popup.evaluate(() => document.querySelector<HTMLInputElement>('#code')?.value);
    await expect.poll(readField).toBe(code);
    expect(stage.summarizeRequests('/verify')).toEqual([]);
    await pressButton(popup, 'verifyButton');
    await waitForMessage(popup, 'passwordTitle');
    await expect.poll(() => itemsOf(stage)).toEqual([]);
    await expect.poll(() => stage.stored('session')).not.toContain('"selection"');
  });

  it('that holds several numbers or no code leads to a sentence, and loses nothing', async ({
    stage,
  }) => {
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '(415) 555-0123');
    await popup.waitForText(englishText('sendCodeTo'));
    await expect.poll(() => itemsOf(stage)).toEqual(['number']);
    await choose(stage, 'number', '+44 7400 123456, +44 7400 123457');
    await waitForMessage(popup, 'phoneReading_several');
    // It appears after a pause, and moves the button.
    await waitForMessage(popup, 'phoneDoubt_guessedCountry');
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.sentTo(PHONE)).toHaveLength(1);
    await expect.poll(() => itemsOf(stage)).toEqual(['code']);
    await choose(stage, 'code', '<script>alert(1)</script> 123456 or 654321');
    await waitForMessage(popup, 'assistNoCode');
  });

  it('is there in a popup that is opened afterwards, and gone with the flow', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    await popup.close();
    await stage.rig.killBackground();
    await expect.poll(() => itemsOf(stage)).toEqual(['code']);
    await choose(stage, 'code', '123 456');
    await expect.poll(() => stage.stored('session')).toContain('"selection"');
    const later = await stage.rig.openPopup();
    await expect
      .poll(() => later.evaluate(() => document.querySelector<HTMLInputElement>('#code')?.value))
      .toBe('123456');
    await disconnect(later);
    expect(await stage.stored('session')).not.toContain('"selection"');
    await expect.poll(() => itemsOf(stage)).toEqual([]);
  });
});
