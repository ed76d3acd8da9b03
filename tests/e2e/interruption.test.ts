import { describe, expect } from 'vitest';
import { numbersKnown, press, see, typePassword } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Each waiting step: how to get there, and what the popup shows in it. */
const steps = {
  connected: { reach: (stage: Stage) => stage.connected(), shows: 'addPhoneButton', phone: false },
  phone: {
    async reach(stage: Stage) {
      const reached = await stage.connected();
      await press(reached.popup, 'addPhoneButton');
      await see(reached.popup, 'phoneTitle');
      return reached;
    },
    shows: 'phoneTitle',
    phone: false,
  },
  code: { reach: (stage: Stage) => stage.atCode(), shows: 'codeTitle', phone: true },
  password: { reach: (stage: Stage) => stage.atPassword(), shows: 'passwordTitle', phone: true },
} as const;
const stepNames = ['connected', 'phone', 'code', 'password'] as const;

async function expectStep(
  stage: Stage,
  popup: RigPage,
  name: (typeof stepNames)[number],
  calls: string[],
) {
  const text = await see(popup, steps[name].shows);
  expect(text).toContain('Ada Lovelace');
  if (steps[name].phone) await popup.waitForText('+1 415 555 0123');
  expect(stage.calls()).toEqual(calls);
}

describe('at every step', () => {
  it.for(stepNames)(
    'closing and reopening the popup shows it again and sends nothing: %s',
    async (name, { stage }) => {
      const { popup } = await steps[name].reach(stage);
      const calls = stage.calls();
      await expectStep(stage, await stage.reopen(popup), name, calls);
    },
  );

  it.for(stepNames)(
    'killing the background loses nothing and sends nothing: %s',
    async (name, { stage }) => {
      const { popup } = await steps[name].reach(stage);
      const calls = stage.calls();
      await popup.close();
      await stage.rig.killBackground();
      await expectStep(stage, await stage.rig.openPopup(), name, calls);
    },
  );

  it('a flow can be finished with the background killed before each click', async ({ stage }) => {
    const { popup } = await stage.connected();
    await stage.rig.killBackground();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '4155550123');
    await stage.numberKept('4155550123');
    await stage.rig.killBackground();
    await press(popup, 'sendCodeButton');
    await see(popup, 'codeTitle');
    await stage.rig.killBackground();
    await popup.type('#code', stage.code());
    await see(popup, 'passwordTitle');
    await stage.rig.killBackground();
    await typePassword(popup, PASSWORD);
    await see(popup, 'doneTitle');
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.ada.phone).toBe(PHONE);
  });
});

describe('killing the background in the middle of a call', () => {
  it('of sending the code: says that it may or may not have come, takes it, and sends no second SMS', async ({
    stage,
  }) => {
    const { popup } = await stage.connected();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '4155550123');
    await press(popup, 'sendCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'codeUncertain');
    await reopened.type('#code', stage.code());
    await see(reopened, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('of verifying: keeps the code that was typed', async ({ stage }) => {
    const { popup } = await stage.atCode();
    stage.discord.nextAnswer('verifyPhone', { fault: 'hang' });
    await popup.type('#code', '111222');
    await expect.poll(() => stage.calls().at(-1)).toBe('POST /phone-verifications/verify');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'failure_interrupted');
    expect(await reopened.evaluate(() => document.querySelector('input')?.value)).toBe('111222');
    await reopened.fill('#code', stage.code());
    await see(reopened, 'passwordTitle');
  });

  it('of finishing, after Discord took it: finds the number on the account and adds nothing twice', async ({
    stage,
  }) => {
    const { popup } = await stage.atPassword();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await typePassword(popup, PASSWORD);
    await expect.poll(() => stage.ada.phone).toBe(PHONE);
    await popup.close();
    await stage.rig.killBackground();
    await see(await stage.rig.openPopup(), 'doneTitle');
    expect(stage.calls().filter((call) => call === 'POST /users/@me/phone')).toHaveLength(2);
  });

  it('of finishing, before Discord took it: asks for the password again', async ({ stage }) => {
    const { popup } = await stage.atPassword();
    stage.discord.nextAnswer('addPhone', { fault: 'hang' });
    await typePassword(popup, PASSWORD);
    await expect
      .poll(() => stage.calls().filter((call) => call === 'POST /users/@me/phone').length)
      .toBe(2);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'failure_notAdded');
    await typePassword(reopened, PASSWORD);
    await see(reopened, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });
});

const typed = (page: RigPage) =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('#phone')?.value);

describe('what was typed', () => {
  it('is there again when the popup is reopened', async ({ stage }) => {
    const { popup } = await stage.connected();
    await press(popup, 'addPhoneButton');
    await numbersKnown(popup);
    await popup.type('#phone', '41555');
    await expect.poll(() => typed(popup)).toBe('(415) 55');
    await stage.numberKept('41555');
    const reopened = await stage.reopen(popup);
    await reopened.waitFor('#phone');
    expect(await typed(reopened)).toBe('(415) 55');
  });

  it('is there again, as it was typed, on the way back from the code', async ({ stage }) => {
    const { popup } = await stage.atCode();
    const reopened = await stage.reopen(popup);
    await press(reopened, 'backButton');
    await reopened.waitFor('#phone');
    expect(await typed(reopened)).toBe(TYPED_PHONE);
  });

  it.for(['closed', 'left open'] as const)(
    'is gone once all is done: another account is shown an empty field, the popup %s meanwhile',
    async (how, { stage }) => {
      const bob = stage.account({ username: 'bob', globalName: 'Bob' });
      await (await stage.signIn(bob)).close();
      const { popup, page } = await stage.atPassword();
      await typePassword(popup, PASSWORD);
      await see(popup, 'doneTitle');
      expect(await stage.stored('session')).not.toContain('phoneDraft');
      if (how === 'closed') await popup.close();
      await page.click('[data-test=switch-to-bob]');
      const shown = how === 'closed' ? await stage.rig.openPopup() : popup;
      await shown.waitForText('@bob');
      await press(shown, 'addPhoneButton');
      await shown.waitFor('#phone');
      expect(await typed(shown)).toBe('');
    },
  );
});

describe('a background that is killed while the popup stays open', () => {
  it('is settled all the same when it comes back', async ({ stage }) => {
    const { popup } = await stage.connected();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await stage.rig.killBackground();
    // Any of the page's requests wakes it.
    await see(popup, 'codeUncertain');
    expect(stage.discord.sms.count()).toBe(1);
  });
});
