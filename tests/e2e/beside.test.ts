import { describe, expect } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { connect, englishText, pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf } from './support/card.ts';
import { settle } from './support/settle.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

/** How many tabs and windows show Handset. */
const countTabs = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const { tabs } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const all: { url?: string }[] = await tabs.query({});
    return all.filter(({ url }) => url?.includes('popup.html')).length;
  });

/** Opens the panel beside the page with a click in the popup, which closes. */
async function keepBeside(stage: Stage, popup: RigPage) {
  await pressButton(popup, 'openBesideButton');
  const panel = await stage.rig.waitForPanel();
  await expect.poll(() => countTabs(stage)).toBe(0);
  return panel;
}

/** Sends an intent as a view does that knows the call with this number as the last one. */
const ask = (stage: Stage, intent: FlowIntent, lastCallId: number) =>
  stage.rig.evaluateInExtension(
    async (asked, known) => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await runtime.sendMessage({
        handset: 'flowIntent',
        data: { intent: asked, lastCallId: known },
      });
    },
    intent,
    lastCallId,
  );

async function lastCallIdOf(stage: Stage): Promise<number> {
  const { flow } = JSON.parse(await stage.stored('session'));
  return flow.value.lastCallId;
}

describe('the panel beside Discord’s page', () => {
  it('opens from the popup, which closes, and shows the same step until the end', async ({
    stage,
  }) => {
    const { popup } = await stage.reachCodeStep();
    const panel = await keepBeside(stage, popup);
    await panel.waitForText(englishText('codeTitle'));
    await panel.waitForText('+1 415 555 0123');
    const text = await panel.evaluate(() => document.body.textContent);
    for (const key of ['openBesideButton', 'openWindowButton'])
      expect(text).not.toContain(englishText(key));
    // What is done elsewhere shows there, without a click.
    const other = await stage.rig.openPopup();
    await other.type('#code', stage.code());
    await panel.waitForText(englishText('passwordTitle'));
    await other.fill('#password', PASSWORD);
    await pressButton(other, 'finishButton');
    await panel.waitForText(englishText('doneTitle'));
    expect(await panel.isOpen()).toBe(true);
    expect(stage.ada.phone).toBe(PHONE);
    expect(stage.discord.sms.count()).toBe(1);
    await panel.close();
  });

  it('leaves the focus on Discord’s page when its step changes', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    const panel = await keepBeside(stage, popup);
    await panel.waitForText(englishText('homeTitle'));
    await page.bringToFront();
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'note';
      field.style = 'position: fixed; inset: 0 auto auto 0; z-index: 1000';
      document.querySelector('#app-mount')?.before(field);
    });
    await page.type('#note', 'hel');
    await ask(stage, { type: 'startPhone' }, 0);
    await panel.waitForText(englishText('phoneTitle'));
    await page.page.keyboard.type('lo');
    expect(await page.evaluate(() => document.querySelector('input')?.value)).toBe('hello');
    expect(await panel.evaluate(() => document.querySelector('input')?.value)).toBe('');
    await panel.close();
  });
});

describe('“Open Handset” on the card', () => {
  /** Ada's locked page, and a popup that is connected to it. */
  async function openLockedPage(stage: Stage) {
    stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
    const page = await stage.signIn(stage.ada);
    await stage.waitForRequiredAction();
    const popup = await stage.rig.openPopup();
    await connect(popup, page);
    return { page, popup };
  }
  const pressUseToolbar = async (page: RigPage) => {
    await page.bringToFront();
    await cardOf(page).clickButton(englishText('assistToolbarButton'));
  };
  const countPopups = (stage: Stage) =>
    stage.rig.evaluateInExtension(async () => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return (await runtime.getContexts({ contextTypes: ['POPUP'] })).length;
    });

  it('starts the step in the panel that is open beside the page, and opens nothing', async ({
    stage,
  }) => {
    const { page, popup } = await openLockedPage(stage);
    const panel = await keepBeside(stage, popup);
    await panel.waitForText(englishText('action_phone_add'));
    await pressUseToolbar(page);
    await panel.waitForText(englishText('phoneTitle'));
    await settle(stage, page);
    expect(await countPopups(stage)).toBe(0);
    await panel.close();
    await pressUseToolbar(page);
    const toolbar = await stage.rig.waitForToolbarPopup();
    await toolbar.waitForText(englishText('phoneTitle'));
    await toolbar.close();
  });

  it('brings a window of Handset’s own to the front', async ({ stage }) => {
    const { page, popup } = await openLockedPage(stage);
    await popup.evaluate(async () => {
      const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await runtime.sendMessage({ handset: 'openWindow', data: null });
    });
    const shown = await stage.rig.waitForPage('popup.html?window');
    await waitForMessage(shown, 'action_phone_add');
    await popup.close();
    await pressUseToolbar(page);
    await waitForMessage(shown, 'phoneTitle');
    await settle(stage, page);
    expect(await countPopups(stage)).toBe(0);
    expect(await countTabs(stage)).toBe(1);
  });
});

describe('popup and panel, both open', () => {
  /** Ada's page and both views in tabs, where both can be clicked. */
  async function openBoth(stage: Stage) {
    const { popup } = await stage.connect();
    const panel = await stage.rig.openExtensionPage('sidepanel.html');
    await waitForMessage(panel, 'homeTitle');
    return { popup, panel, views: [popup, panel] };
  }
  const inBoth = (views: readonly RigPage[], act: (text: string) => void, text = '') =>
    Promise.all(views.map((view) => view.evaluate(act, text)));
  const submitForm = () => document.querySelector('form')?.requestSubmit();
  const enterText = (text: string) => {
    const field = document.querySelector<HTMLInputElement>('#code, #password');
    if (field === null) throw new Error('There is no field');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  };
  const valueIn = (view: RigPage) =>
    view.evaluate(() => document.querySelector<HTMLInputElement>('#code, #phone')?.value);

  it('show the same, and act once when both are used at the same time', async ({ stage }) => {
    const { popup, panel, views } = await openBoth(stage);
    await inBoth(views, () => document.querySelector<HTMLElement>('button.primary')?.click());
    for (const view of views) await view.waitFor('#phone');
    // Typed in one after the other: each view shows what the other one got.
    await popup.type('#phone', '415');
    await expect.poll(() => valueIn(panel)).toMatch(/^\(?415/);
    await panel.type('#phone', '5550123');
    await expect.poll(() => valueIn(popup)).toBe(TYPED_PHONE);
    for (const view of views)
      await view.waitForText(new RegExp(`${englishText('sendCodeTo')} .*0123`));
    await inBoth(views, submitForm);
    for (const view of views) await waitForMessage(view, 'codeTitle');
    expect(stage.discord.sms.count()).toBe(1);

    const wrong = stage.code() === '000000' ? '111111' : '000000';
    await popup.type('#code', wrong);
    for (const view of views) {
      await waitForMessage(view, 'failure_wrongCode');
      expect(await valueIn(view)).toBe(wrong);
    }
    // The sixth digit in both, and Enter on top of it.
    await inBoth(views, enterText, stage.code());
    await inBoth(views, submitForm);
    for (const view of views) await waitForMessage(view, 'passwordTitle');
    await inBoth(views, enterText, PASSWORD);
    await inBoth(views, submitForm);
    await inBoth(views, submitForm);
    for (const view of views) await waitForMessage(view, 'doneTitle');
    expect(stage.calls().filter((call) => !call.startsWith('GET'))).toEqual([
      'POST /users/@me/phone',
      'POST /phone-verifications/verify',
      'POST /phone-verifications/verify',
      'POST /users/@me/phone',
    ]);
    expect(stage.discord.sms.count()).toBe(1);
    expect(stage.ada.phone).toBe(PHONE);
  });

  it('request one SMS for a confirmation, also where a view is late', async ({ stage }) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods: ['sms'] };
    stage.ada.mfaOn = ['removePhone'];
    const { popup, views } = await openBoth(stage);
    await pressButton(popup, 'removeButton');
    await popup.fill('#password', PASSWORD);
    await inBoth([popup], submitForm);
    for (const view of views) await waitForMessage(view, 'mfaSendSms');
    const before = await lastCallIdOf(stage);
    await inBoth(views, () => document.querySelector<HTMLElement>('.primary')?.click());
    for (const view of views) await waitForMessage(view, 'mfaSmsSentTo');
    expect(stage.discord.sms.count('mfa')).toBe(1);
    // What a view asks that was drawn before that call.
    await ask(stage, { type: 'sendMfaSms' }, before);
    await ask(stage, { type: 'submitMfa', data: '000000' }, before);
    await ask(stage, { type: 'back' }, before + 1);
    for (const view of views) await waitForMessage(view, 'removalTitle');
    expect(stage.discord.sms.count('mfa')).toBe(1);
    expect(stage.calls().filter((call) => call.includes('/mfa/'))).toHaveLength(1);
  });
});
