import { describe, expect } from 'vitest';
import { press, see, typePassword } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** From the popup's first step to its last. */
async function addPhone(stage: Stage, popup: RigPage): Promise<void> {
  await press(popup, 'addPhoneButton');
  await popup.waitFor('#phone');
  await popup.fill('#phone', TYPED_PHONE);
  await press(popup, 'sendCodeButton');
  await see(popup, 'codeTitle');
  await popup.type('#code', stage.code());
  await typePassword(popup, PASSWORD);
  await see(popup, 'doneTitle');
}

describe('a required action', () => {
  it('that asks to verify the number again is shown, marked on the toolbar, and settled by reverifying', async ({
    stage,
  }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.popup();
    stage.demand('REQUIRE_REVERIFIED_PHONE');
    await see(popup, 'action_phone_reverify');
    await expect.poll(() => stage.badge()).toBe('!');
    await see(popup, 'removalRefusal_reverificationOpen');
    await press(popup, 'reverifyButton');
    await see(popup, 'reverifyTitle');
    const offered = () => popup.evaluate(() => document.querySelector('input')?.value);
    expect((await offered())?.replaceAll(/\D/g, '')).toBe('14155550123');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    await popup.fill('#password', PASSWORD);
    await press(popup, 'finishReverifyButton');
    await see(popup, 'doneReverified');
    await expect.poll(() => stage.badge()).toBe('');
    expect(stage.ada.requiredAction).toBeNull();
    expect(stage.bodies('/phone/reverify')).toEqual([
      ['POST', 'valid', 'change_phone_reason', 'phone'],
      ['POST', 'valid', 'change_phone_reason', 'password', 'phone_token'],
    ]);
    const reasons = stage.discord.requests
      .filter(({ path }) => path.endsWith('/phone/reverify'))
      .map(({ body }) => JSON.stringify(body).includes('user_action_required'));
    expect(reasons).toEqual([true, true]);
  });

  it('whose end nobody saw is settled once Discord no longer asks for it', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.popup();
    stage.demand('REQUIRE_REVERIFIED_PHONE');
    await press(popup, 'reverifyButton');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    stage.discord.nextAnswer('reverifyPhone', { fault: 'reset' });
    await popup.fill('#password', PASSWORD);
    await press(popup, 'finishReverifyButton');
    await see(popup, 'failure_notReverified');
    stage.demand(null);
    await popup.waitForGone('section[aria-label="Discord asks for something"]');
    await press(popup, 'lookAgainButton');
    await see(popup, 'doneReverified');
  });

  it('says what is wrong when another number is verified again', async ({ stage }) => {
    stage.ada.phone = PHONE;
    const popup = await stage.popup();
    stage.demand('REQUIRE_REVERIFIED_PHONE');
    await press(popup, 'reverifyButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '415 555 0177');
    await press(popup, 'sendCodeButton');
    await see(popup, 'failure_phoneNotOnAccount');
  });

  it('that asks for a phone is settled by adding one', async ({ stage }) => {
    const popup = await stage.popup();
    stage.demand('REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE');
    await see(popup, 'action_phone_add');
    await see(popup, 'action_orEmail');
    await addPhone(stage, popup);
    expect([stage.ada.phone, stage.ada.requiredAction]).toEqual([PHONE, null]);
  });

  it('that follows another is shown as the next step', async ({ stage }) => {
    const popup = await stage.popup();
    stage.demand('REQUIRE_VERIFIED_PHONE');
    await see(popup, 'action_phone_add');
    await addPhone(stage, popup);
    stage.demand('REQUIRE_VERIFIED_EMAIL');
    await see(popup, 'action_email');
    await see(popup, 'doneTitle');
  });

  it.for([
    ['REQUIRE_VERIFIED_EMAIL', 'action_email'],
    ['REQUIRE_SAFETY_FLOWS', 'action_other'],
    ['SOMETHING_NEW', 'action_other'],
  ] as const)(
    'that no phone settles leads to Discord’s page: %s',
    async ([action, text], { stage }) => {
      const popup = await stage.popup();
      stage.demand(action);
      await see(popup, text);
      await see(popup, 'goToDiscordButton');
      expect(await stage.badge()).toBe('');
      stage.demand(null);
      await expect.poll(async () => (await popup.text()).includes('Go to Discord')).toBe(false);
    },
  );
});

describe('the reason', () => {
  it('can be chosen in the first step, and is the same in both requests', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await popup.click('summary');
    await popup.select('#reason', 'guild_phone_required');
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await popup.type('#code', stage.code());
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    const reasons = stage.discord.requests
      .filter(({ source, path }) => source === 'extension' && path.endsWith('/users/@me/phone'))
      .map(({ body }) => /guild_phone_required/.test(JSON.stringify(body)));
    expect(reasons).toEqual([true, true]);
  });
});

describe('an account', () => {
  it('that Discord has limited is said to be, beyond 32 bits of flags', async ({ stage }) => {
    stage.ada.flags = 2 ** 44;
    const popup = await stage.popup();
    await see(popup, 'quarantined');
  });
});
