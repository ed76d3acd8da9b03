import { describe, expect } from 'vitest';
import { endResendPause } from '../../harness/extension-state.ts';
import {
  englishText,
  pressButton,
  sendCode,
  typePhone,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

/** What the list says: for each call, what was asked and how it ended. */
const readLog = (popup: RigPage): Promise<string[][]> =>
  popup.evaluate(() =>
    Array.from(document.querySelectorAll('.call-log li'), (entry) => {
      const asked = entry.querySelector('strong')?.textContent ?? '';
      return [asked, entry.lastChild?.textContent ?? ''];
    }),
  );

const asked = (key: string, ended: string) => [englishText(key), ended];

/** Goes to the code step past a number that Discord refuses. */
async function reachCodeStepAfterRefusal(stage: Stage): Promise<RigPage> {
  const popup = await stage.openConnectedPopup();
  await pressButton(popup, 'addPhoneButton');
  stage.discord.nextAnswer('addPhone', {
    status: 400,
    body: { message: 'words of Discord', code: 50_022 },
  });
  await typePhone(popup, TYPED_PHONE);
  await sendCode(popup);
  await waitForMessage(popup, 'failure_invalidPhone');
  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  return popup;
}

describe('what happened so far', () => {
  it('is told in order after popup and background were closed, and is gone when the flow is done', async ({
    stage,
  }) => {
    const first = await reachCodeStepAfterRefusal(stage);
    await first.close();
    await endResendPause(stage.rig);
    const second = await stage.rig.openPopup();
    await pressButton(second, 'resendButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    await second.waitForText(/Send again in/);
    const code = stage.code();
    await second.type('#code', code === '000000' ? '000001' : '000000');
    await waitForMessage(second, 'failure_wrongCode');
    const popup = await stage.reopen(second);
    await waitForMessage(popup, 'failure_wrongCode');
    const done = englishText('doneTitle');
    const log = await readLog(popup);
    expect(log.slice(0, 3)).toEqual([
      asked('sendCodeButton', `${englishText('failure_invalidPhone')} (50022)`),
      asked('sendCodeButton', done),
      asked('resendButton', done),
    ]);
    expect(log.slice(3)).toEqual([
      asked('verifyButton', expect.stringContaining(englishText('failure_wrongCode'))),
    ]);
    // A user reads it when they open it, and not before.
    expect(await popup.text()).not.toContain(englishText('failure_invalidPhone'));
    await popup.click('.call-log summary');
    await popup.waitForText(englishText('failure_invalidPhone'));
    expect(await popup.text()).not.toContain('words of Discord');

    await popup.fill('#code', code);
    await waitForMessage(popup, 'passwordTitle');
    expect(await readLog(popup)).toHaveLength(5);
    await popup.fill('#password', 'correct horse battery');
    await pressButton(popup, 'finishButton');
    await popup.waitForText('is on your Discord account');
    expect(await readLog(popup)).toEqual([]);
    expect(await stage.stored('session')).not.toContain('verifyPhone');
  });

  it('is gone when the user leaves the flow, and the next one begins without it', async ({
    stage,
  }) => {
    const popup = await reachCodeStepAfterRefusal(stage);
    expect(await readLog(popup)).toHaveLength(2);
    await pressButton(popup, 'backButton');
    await pressButton(popup, 'cancelButton');
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    expect(await readLog(popup)).toEqual([]);
  });

  it('tells of a call that Handset did not make', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await typePhone(popup, TYPED_PHONE);
    await page.close();
    await popup.bringToFront();
    await sendCode(popup);
    await waitForMessage(popup, 'failure_noDiscordTab');
    expect(await readLog(popup)).toEqual([
      asked('sendCodeButton', englishText('failure_noDiscordTab')),
    ]);
    expect(stage.discord.sms.count()).toBe(0);
  });
});
