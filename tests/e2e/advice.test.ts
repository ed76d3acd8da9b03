import { describe, expect } from 'vitest';
import { writeStorage } from '../../harness/extension-state.ts';
import {
  englishText,
  pastePhone,
  pressButton,
  sendCode,
  submitPassword,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** Presses *Go to Discord*, which brings its tab to the front. */
async function goToDiscord(stage: Stage, popup: RigPage): Promise<void> {
  await pressButton(popup, 'goToDiscordButton');
  const activeTabs = () =>
    stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return JSON.stringify(await browser.tabs.query({ active: true }));
    });
  await expect.poll(activeTabs).toContain('https://discord.com/');
}

/** Replaces the failure of the stored step, and reopens the popup with a new background. */
async function reopenWithFailure(stage: Stage, popup: RigPage, failure: object): Promise<RigPage> {
  await popup.close();
  const stored = JSON.parse(await stage.stored('session'));
  stored.flow.value.step.failure = failure;
  await writeStorage(stage.rig, 'session', { flow: stored.flow });
  await stage.rig.killBackground();
  return stage.rig.openPopup();
}

describe('the advice after a failure', () => {
  it('comes with Discord’s own message and a button to Discord’s page', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await pastePhone(popup, TYPED_PHONE);
    stage.discord.nextAnswer('addPhone', {
      status: 400,
      body: { message: 'Something new', code: 79_999 },
    });
    await sendCode(popup);
    await waitForMessage(popup, 'failure_refused_next');
    await popup.waitForText('Discord says: Something new (79999)');
    await goToDiscord(stage, popup);
  });

  it('leads to Discord when the finished flow has to be checked on the account', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    stage.discord.nextAnswer('addPhone', { status: 200, body: { id: stage.ada.id } });
    await submitPassword(popup, 'correct horse battery');
    await waitForMessage(popup, 'doneCheckTitle');
    await goToDiscord(stage, popup);
    await popup.bringToFront();
    await pressButton(popup, 'closeButton');
    await waitForMessage(popup, 'homeTitle');
  });

  it('leads to Discord when a lost step has to be checked on the account', async ({ stage }) => {
    await stage.signIn(stage.ada);
    await writeStorage(stage.rig, 'local', { stepUnderWay: { version: 1, value: true } });
    await stage.rig.killBackground();
    const popup = await stage.rig.openPopup();
    await waitForMessage(popup, 'failure_stepLost_next');
    await goToDiscord(stage, popup);
  });

  it('lets the user copy version and failure after an error of Handset’s own', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    const failure = { kind: 'handsetError', discord: null, retryAt: null };
    const reopened = await reopenWithFailure(stage, popup, failure);
    await waitForMessage(reopened, 'failure_handsetError_next');
    await reopened.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        Reflect.set(globalThis, 'copied', text);
      };
    });
    await pressButton(reopened, 'copyDetailsButton');
    await waitForMessage(reopened, 'detailsCopied');
    const copied = await reopened.evaluate(() => String(Reflect.get(globalThis, 'copied')));
    expect(copied).toMatch(/^Handset \d+\.\d+\.\d+: handsetError$/);
    expect(await reopened.text()).not.toContain(englishText('detailsLabel'));
  });
});
