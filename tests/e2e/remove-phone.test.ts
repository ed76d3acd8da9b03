import { describe, expect } from 'vitest';
import {
  englishText,
  pressButton,
  readAccountMenu,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

describe('removing the number', () => {
  const reachRemoval = async (stage: Stage) => {
    stage.ada.phone = PHONE;
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'removeButton');
    await waitForMessage(popup, 'removalTitle');
    return popup;
  };

  it('names the account and the number, explains the consequences, and removes the number', {
    tags: ['core'],
  }, async ({ stage }) => {
    stage.ada.flags = 16;
    const popup = await reachRemoval(stage);
    const text = await popup.waitForText('+1 415 555 0123');
    expect(text).toContain('Ada Lovelace');
    await waitForMessage(popup, 'removalAntiAbuse');
    await waitForMessage(popup, 'removalSmsMfa');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.ada.phone).toBeNull();
    expect(stage.summarizeRequests('/users/@me/phone')).toEqual([
      ['DELETE', 'valid', 'change_phone_reason', 'password'],
    ]);
  });

  it('stays in its step after a wrong password', async ({ stage }) => {
    const popup = await reachRemoval(stage);
    await popup.fill('#password', 'not the password');
    await popup.press('Enter');
    await waitForMessage(popup, 'failure_wrongPassword');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
  });

  it('takes a password that is too short for the rules for a wrong one', async ({ stage }) => {
    stage.ada.checksPasswordLength = true;
    const popup = await reachRemoval(stage);
    await popup.fill('#password', 'short');
    await popup.press('Enter');
    await waitForMessage(popup, 'failure_wrongPassword');
  });

  it('sets the password of an account that has none, and says so beforehand', async ({ stage }) => {
    stage.ada.password = null;
    const popup = await reachRemoval(stage);
    await waitForMessage(popup, 'passwordBecomes');
    await popup.fill('#password', 'a new password');
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    expect([stage.ada.phone, stage.ada.password]).toEqual([null, 'a new password']);
  });

  it('is not sent once Discord demands that the number is reverified', async ({ stage }) => {
    const popup = await reachRemoval(stage);
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_reverify');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'removalRefusal_reverificationOpen');
    expect(stage.summarizeRequests('/users/@me/phone')).toEqual([]);
  });

  it('is not offered to an account without an e-mail, and the popup says why', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    stage.ada.email = null;
    const popup = await stage.openConnectedPopup();
    await waitForMessage(popup, 'removalRefusal_noEmail');
    const buttons = await popup.evaluate(() =>
      Array.from(document.querySelectorAll('button'), (button) => button.textContent),
    );
    expect(buttons).not.toContain(englishText('removeButton'));
  });

  it('is not reported as done while the account still shows the number', async ({ stage }) => {
    const popup = await reachRemoval(stage);
    stage.discord.nextAnswer('removePhone', { status: 204 });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneCheckTitle');
    const shown = await waitForMessage(popup, 'failure_notRemoved');
    expect(shown).not.toContain('does not show it yet');
    expect(shown).not.toContain(englishText('doneTitle'));
  });

  it('is done after a hand-off to Discord’s page only when the account has no number', async ({
    stage,
  }) => {
    const popup = await reachRemoval(stage);
    stage.discord.captcha('removePhone');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'handedOffRemove');
    await pressButton(popup, 'lookAgainButton');
    await waitForMessage(popup, 'failure_notRemoved');
    stage.ada.phone = null;
    await pressButton(popup, 'lookAgainButton');
    await popup.waitForText('is no longer on your Discord account');
    await expect.poll(() => readAccountMenu(popup)).toContain(englishText('accountNoPhone'));
    expect(stage.summarizeRequests('/users/@me/phone')).toHaveLength(1);
  });

  it('does not settle a required action', async ({ stage }) => {
    const popup = await reachRemoval(stage);
    stage.requireAction('REQUIRE_VERIFIED_PHONE');
    await waitForMessage(popup, 'action_phone_add');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'doneTitle');
    await waitForMessage(popup, 'action_phone_add');
    expect(await stage.badge()).toBe('!');
  });

  it('is confirmed by the account when its answer is lost, and is never repeated', async ({
    stage,
  }) => {
    const popup = await reachRemoval(stage);
    stage.discord.nextAnswer('removePhone', { fault: 'reset', afterHandling: true });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.summarizeRequests('/users/@me/phone')).toHaveLength(1);
  });
});
