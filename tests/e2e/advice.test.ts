import { describe, expect } from 'vitest';
import { writeStorage } from '../../harness/extension-state.ts';
import { englishText, press, see, typePassword, typePhone } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** Presses *Go to Discord*, which brings its tab to the front. */
async function goToDiscord(stage: Stage, popup: RigPage): Promise<void> {
  await press(popup, 'goToDiscordButton');
  const activeTabs = () =>
    stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return JSON.stringify(await browser.tabs.query({ active: true }));
    });
  await expect.poll(activeTabs).toContain('https://discord.com/');
}

/** The step that is stored, with another failure, as a new background reads it. */
async function reopenWith(stage: Stage, popup: RigPage, failure: object): Promise<RigPage> {
  await popup.close();
  const stored = JSON.parse(await stage.stored('session'));
  stored.flow.value.step.failure = failure;
  await writeStorage(stage.rig, 'session', { flow: stored.flow });
  await stage.rig.killBackground();
  return stage.rig.openPopup();
}

describe('advice to', () => {
  it('read what Discord said, and to use its page, comes with both', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Something new', code: 79_999 },
    });
    await press(popup, 'sendCodeButton');
    await see(popup, 'failure_refused_next');
    await popup.waitForText('Discord says: Something new (79999)');
    await goToDiscord(stage, popup);
  });

  it('look at the account after the end comes with the way there', async ({ stage }) => {
    const { popup } = await stage.atPassword();
    stage.discord.nextAnswer('addPhone', { status: 200, body: { id: stage.ada.id } });
    await typePassword(popup, 'correct horse battery');
    await see(popup, 'doneCheckTitle');
    await goToDiscord(stage, popup);
    await popup.bringToFront();
    await press(popup, 'closeButton');
    await see(popup, 'homeTitle');
  });

  it('look at the account after a step was lost as well', async ({ stage }) => {
    await stage.signIn(stage.ada);
    await writeStorage(stage.rig, 'local', { stepUnderWay: { version: 1, value: true } });
    await stage.rig.killBackground();
    const popup = await stage.rig.openPopup();
    await see(popup, 'failure_stepLost_next');
    await goToDiscord(stage, popup);
  });

  it('tell about a fault of Handset’s own comes with its name and version to copy', async ({
    stage,
  }) => {
    const { popup } = await stage.atPassword();
    const failure = { kind: 'handsetError', discord: null, retryAt: null };
    const reopened = await reopenWith(stage, popup, failure);
    await see(reopened, 'failure_handsetError_next');
    await reopened.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        Reflect.set(globalThis, 'copied', text);
      };
    });
    await press(reopened, 'copyDetailsButton');
    await see(reopened, 'detailsCopied');
    const copied = await reopened.evaluate(() => String(Reflect.get(globalThis, 'copied')));
    expect(copied).toMatch(/^Handset \d+\.\d+\.\d+: handsetError$/);
    expect(await reopened.text()).not.toContain(englishText('detailsLabel'));
  });
});
