import { describe, expect } from 'vitest';
import { englishText, press, see } from '../../harness/popup-steps.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

describe('removing the number', () => {
  const atRemoval = async (stage: Stage) => {
    stage.ada.phone = PHONE;
    const popup = await stage.popup();
    await press(popup, 'removeButton');
    await see(popup, 'removalTitle');
    return popup;
  };

  it('names the account and the number, says what follows, and takes it off', async ({ stage }) => {
    stage.ada.flags = 16;
    const popup = await atRemoval(stage);
    const text = await popup.waitForText('+1 415 555 0123');
    expect(text).toContain('Ada Lovelace');
    await see(popup, 'removalAntiAbuse');
    await see(popup, 'removalSmsMfa');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.ada.phone).toBeNull();
    expect(stage.bodies('/users/@me/phone')).toEqual([
      ['DELETE', 'valid', 'change_phone_reason', 'password'],
    ]);
  });

  it('stays in its step after a wrong password', async ({ stage }) => {
    const popup = await atRemoval(stage);
    await popup.fill('#password', 'not the password');
    await popup.press('Enter');
    await see(popup, 'failure_wrongPassword');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
  });

  it('is not offered to an account without an e-mail, and says why', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.email = null;
    const popup = await stage.popup();
    expect(await see(popup, 'removalRefusal_noEmail')).not.toContain('Remove the phone number');
  });

  it('that Discord says yes to is not said to be done while the account shows the number', async ({
    stage,
  }) => {
    const popup = await atRemoval(stage);
    stage.discord.nextAnswer('removePhone', { status: 204 });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneCheckTitle');
    const shown = await see(popup, 'failure_notRemoved');
    expect(shown).not.toContain('does not show it yet');
    expect(shown).not.toContain(englishText('doneTitle'));
  });

  it('that was handed to Discord’s page is done once the account says so', async ({ stage }) => {
    const popup = await atRemoval(stage);
    stage.discord.captcha('removePhone');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'handedOffRemove');
    await press(popup, 'lookAgainButton');
    await see(popup, 'failure_notRemoved');
    stage.ada.phone = null;
    await press(popup, 'lookAgainButton');
    await popup.waitForText('is no longer on your Discord account');
    await see(popup, 'accountNoPhone');
    expect(stage.bodies('/users/@me/phone')).toHaveLength(1);
  });

  it('settles nothing that Discord demands', async ({ stage }) => {
    const popup = await atRemoval(stage);
    stage.demand('REQUIRE_VERIFIED_PHONE');
    await see(popup, 'action_phone_add');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'doneTitle');
    await see(popup, 'action_phone_add');
    expect(await stage.badge()).toBe('!');
  });

  it('whose answer is lost is learned from the account, and never repeated', async ({ stage }) => {
    const popup = await atRemoval(stage);
    stage.discord.nextAnswer('removePhone', { fault: 'reset', afterHandling: true });
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.bodies('/users/@me/phone')).toHaveLength(1);
  });
});
