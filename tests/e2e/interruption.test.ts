import { describe, expect } from 'vitest';
import {
  connect,
  pressButton,
  readAccountMenu,
  sendCode,
  submitPassword,
  waitForMessage,
  waitForNumberingPlans,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** Every step that waits for the user: how to reach it, and what the popup shows there. */
const steps = {
  connected: { reach: (stage: Stage) => stage.connect(), shows: 'addPhoneButton', hasPhone: false },
  phone: {
    async reach(stage: Stage) {
      const reached = await stage.connect();
      await pressButton(reached.popup, 'addPhoneButton');
      await waitForMessage(reached.popup, 'phoneTitle');
      return reached;
    },
    shows: 'phoneTitle',
    hasPhone: false,
  },
  code: { reach: (stage: Stage) => stage.reachCodeStep(), shows: 'codeTitle', hasPhone: true },
  password: {
    reach: (stage: Stage) => stage.reachPasswordStep(),
    shows: 'passwordTitle',
    hasPhone: true,
  },
} as const;
const stepNames = ['connected', 'phone', 'code', 'password'] as const;

async function expectStep(
  stage: Stage,
  popup: RigPage,
  name: (typeof stepNames)[number],
  calls: string[],
) {
  const text = await waitForMessage(popup, steps[name].shows);
  expect(text).toContain('Ada Lovelace');
  if (steps[name].hasPhone) await popup.waitForText('+1 415 555 0123');
  expect(stage.calls()).toEqual(calls);
}

describe('every step', () => {
  it.for(stepNames)(
    'is shown again when the popup is reopened, and nothing is sent: %s',
    { tags: ['core'] },
    async (name, { stage }) => {
      const { popup } = await steps[name].reach(stage);
      const calls = stage.calls();
      await expectStep(stage, await stage.reopen(popup), name, calls);
    },
  );

  it.for(stepNames)(
    'survives killing the background, and nothing is sent: %s',
    async (name, { stage }) => {
      const { popup } = await steps[name].reach(stage);
      const calls = stage.calls();
      await popup.close();
      await stage.rig.killBackground();
      await expectStep(stage, await stage.rig.openPopup(), name, calls);
    },
  );

  it('can be finished when the background is killed before each click', { tags: ['core'] }, async ({
    stage,
  }) => {
    const { popup } = await stage.connect();
    await stage.rig.killBackground();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '4155550123');
    await stage.waitForPhoneDraft('4155550123');
    await stage.rig.killBackground();
    await sendCode(popup);
    await waitForMessage(popup, 'codeTitle');
    await stage.rig.killBackground();
    await popup.type('#code', stage.code());
    await waitForMessage(popup, 'passwordTitle');
    await stage.rig.killBackground();
    await submitPassword(popup, PASSWORD);
    await waitForMessage(popup, 'doneTitle');
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.ada.phone).toBe(PHONE);
  });
});

describe('killing the background during a call', () => {
  it('leaves it uncertain whether the code was sent, but accepts it and sends no second SMS', {
    tags: ['core'],
  }, async ({ stage }) => {
    const { popup } = await stage.connect();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', '4155550123');
    await sendCode(popup);
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'codeUncertain');
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
    expect(stage.discord.sms.count()).toBe(1);
  });

  it('keeps the code that was being verified', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    stage.discord.nextAnswer('verifyPhone', { fault: 'hang' });
    await popup.type('#code', '111222');
    await expect.poll(() => stage.calls().at(-1)).toBe('POST /phone-verifications/verify');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'failure_interrupted');
    expect(await reopened.evaluate(() => document.querySelector('input')?.value)).toBe('111222');
    await reopened.fill('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
  });

  it('adds nothing twice when Discord had accepted the password: the account shows the number', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await submitPassword(popup, PASSWORD);
    await expect.poll(() => stage.ada.phone).toBe(PHONE);
    await popup.close();
    await stage.rig.killBackground();
    await waitForMessage(await stage.rig.openPopup(), 'doneTitle');
    expect(stage.calls().filter((call) => call === 'POST /users/@me/phone')).toHaveLength(2);
  });

  it('asks for the password again when Discord had not accepted it yet', async ({ stage }) => {
    const { popup } = await stage.reachPasswordStep();
    stage.discord.nextAnswer('addPhone', { fault: 'hang' });
    await submitPassword(popup, PASSWORD);
    await expect
      .poll(() => stage.calls().filter((call) => call === 'POST /users/@me/phone').length)
      .toBe(2);
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'failure_notAdded');
    await submitPassword(reopened, PASSWORD);
    await waitForMessage(reopened, 'doneTitle');
    expect(stage.ada.phone).toBe(PHONE);
  });
});

const readPhoneField = (page: RigPage) =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('#phone')?.value);

describe('the number that was typed', () => {
  it('is restored when the popup is reopened', async ({ stage }) => {
    const { popup } = await stage.connect();
    await pressButton(popup, 'addPhoneButton');
    await waitForNumberingPlans(popup);
    await popup.type('#phone', '41555');
    await expect.poll(() => readPhoneField(popup)).toBe('(415) 55');
    await stage.waitForPhoneDraft('41555');
    const reopened = await stage.reopen(popup);
    await reopened.waitFor('#phone');
    expect(await readPhoneField(reopened)).toBe('(415) 55');
  });

  it('is restored as it was typed on the way back from the code step', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    const reopened = await stage.reopen(popup);
    await pressButton(reopened, 'backButton');
    await reopened.waitFor('#phone');
    expect(await readPhoneField(reopened)).toBe(TYPED_PHONE);
  });

  it.for(['closed', 'left open'] as const)(
    'is gone when the flow is done, so that another account gets an empty field: popup %s',
    async (how, { stage }) => {
      const bob = stage.createAccount({ username: 'bob', globalName: 'Bob' });
      await (await stage.signIn(bob)).close();
      const { popup, page } = await stage.reachPasswordStep();
      await submitPassword(popup, PASSWORD);
      await waitForMessage(popup, 'doneTitle');
      expect(await stage.stored('session')).not.toContain('phoneDraft');
      if (how === 'closed') await popup.close();
      await page.click('[data-test=switch-to-bob]');
      const shown = how === 'closed' ? await stage.rig.openPopup() : popup;
      await waitForMessage(shown, 'connectTitle');
      await connect(shown, page);
      await expect.poll(() => readAccountMenu(shown)).toContain('@bob');
      await pressButton(shown, 'addPhoneButton');
      await shown.waitFor('#phone');
      expect(await readPhoneField(shown)).toBe('');
    },
  );
});

describe('a background that is killed during a call while the popup stays open', () => {
  it('settles the call when it comes back', async ({ stage }) => {
    const { popup } = await stage.connect();
    stage.discord.nextAnswer('addPhone', { fault: 'hang', afterHandling: true });
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await sendCode(popup);
    await expect.poll(() => stage.discord.sms.count()).toBe(1);
    await stage.rig.killBackground();
    // Any request of the page wakes the background.
    await waitForMessage(popup, 'codeUncertain');
    expect(stage.discord.sms.count()).toBe(1);
  });
});
