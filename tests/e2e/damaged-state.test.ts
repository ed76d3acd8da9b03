import { describe, expect } from 'vitest';
import { writeStorage } from '../../harness/extension-state.ts';
import { connect, englishText, pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import { it, type Stage } from './support/stage.ts';

/** The same value for every item of `storage.session`. */
const everyItemAs = (stored: unknown) =>
  Object.fromEntries(
    ['connection', 'flow', 'pageAccounts', 'assist', 'reminder', 'view', 'phoneDraft'].map(
      (key) => [key, stored],
    ),
  );

/** Writes items to the session storage, and opens the popup with a new background that reads them. */
async function openPopupWith(stage: Stage, session: Readonly<Record<string, unknown>>) {
  await writeStorage(stage.rig, 'session', session);
  await stage.rig.killBackground();
  return stage.rig.openPopup();
}

/** Values that look like views of this version but do not match their schema. */
const damagedViews: Readonly<Record<string, unknown>> = {
  'without its account': {
    connection: { status: 'connected' },
    flow: { status: 'idle' },
  },
  'with an unknown connection': { connection: { status: 'asleep' }, flow: { status: 'idle' } },
  'with an unknown problem': {
    connection: { status: 'waiting', problem: ['x'] },
    flow: { status: 'awaitingCode', phone: {} },
  },
  'of a step without its fields': {
    connection: {
      status: 'connected',
      account: { username: 'ada', globalName: 7, maskedPhone: {} },
    },
    flow: { status: 'awaitingCode' },
    requiredAction: { action: 5 },
  },
};

describe('the stored state', () => {
  it.for([
    ['has an older version', { version: 0, value: { status: 'connected', step: 'code' } }],
    ['has a newer version', { version: 99, value: {} }],
    ['is damaged', 'damaged'],
    ['is empty', {}],
  ] as const)(
    'is dropped when it %s, and the popup says that a step was lost',
    async ([, stored], { stage }) => {
      const page = await stage.signIn(stage.ada);
      const popup = await openPopupWith(stage, everyItemAs(stored));
      await waitForMessage(popup, 'failure_stepLost');
      await pressButton(popup, 'closeButton');
      await connect(popup, page);
      await popup.waitForText('Ada Lovelace');
      await pressButton(popup, 'addPhoneButton');
      await waitForMessage(popup, 'phoneTitle');
    },
  );

  it('keeps the connection when the flow is damaged, and the popup says that the step was lost', async ({
    stage,
  }) => {
    const { popup } = await stage.reachPasswordStep();
    await popup.close();
    const calls = stage.calls();
    const flow = { version: 2, value: { step: { status: 'finishing', phoneToken: 'x' } } };
    const reopened = await openPopupWith(stage, { flow });
    await waitForMessage(reopened, 'failure_stepLost');
    await reopened.waitForText('Ada Lovelace');
    await pressButton(reopened, 'closeButton');
    await waitForMessage(reopened, 'addPhoneButton');
    expect(stage.calls()).toEqual(calls);
  });

  it('keeps the step for the same account when the connection is damaged', async ({ stage }) => {
    const { popup, page } = await stage.reachCodeStep();
    await popup.close();
    const reopened = await openPopupWith(stage, { connection: { version: 3, value: 5 } });
    await waitForMessage(reopened, 'stepKept');
    await connect(reopened, page);
    await waitForMessage(reopened, 'codeTitle');
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
  });

  it('recovers from a damaged view, whatever it contains', async ({ stage }) => {
    for (const [name, value] of Object.entries(damagedViews)) {
      const view = { version: 8, value: { requiredAction: null, ...Object(value) } };
      const popup = await openPopupWith(stage, { view });
      await popup.waitForText(englishText('connectIntro')).catch((cause) => {
        throw new Error(`The popup did not recover from a view ${name}`, { cause });
      });
      await expect.poll(() => stage.stored('session')).toContain('"status":"off","why":null');
      await popup.close();
    }
  });
});

describe('a browser that is closed in the middle of a step', () => {
  it('starts without the step, and the popup says only one time that it was lost', async ({
    stage,
  }) => {
    const { popup } = await stage.reachCodeStep();
    await popup.close();
    await stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.storage.session.clear();
    });
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'failure_stepLost');
    await pressButton(reopened, 'closeButton');
    await waitForMessage(reopened, 'connectIntro');
    expect(await stage.storedChoices()).toEqual(['consent']);
  });
});

describe('the stored settings', () => {
  it('fall back to the defaults when they are damaged, as the options say until the user chooses', async ({
    stage,
  }) => {
    await writeStorage(stage.rig, 'local', { assistSettings: 'damaged', sessionSettings: 5 });
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText(englishText('optionsUnread'));
    await options.waitForText('after 30 minutes without use');
    await options.select('#idle', '5');
    await options.click('[aria-describedby=card-hint]');
    await expect.poll(() => options.text()).not.toContain(englishText('optionsUnread'));
    expect(JSON.parse(await stage.stored('local'))).toEqual({
      consent: expect.anything(),
      assistSettings: { version: 1, value: { pasteHelp: true, card: false } },
      sessionSettings: { version: 1, value: { idleMinutes: 5 } },
    });
  });

  it('keep the known values when they come from another version', async ({ stage }) => {
    await writeStorage(stage.rig, 'local', {
      assistSettings: { version: 7, value: { card: false, more: {} } },
      sessionSettings: { version: 0, value: { idleMinutes: 60 } },
    });
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText('after 60 minutes without use');
    const isCardOn = () =>
      options.evaluate(() => document.querySelectorAll('input')[1]?.checked ?? null);
    expect(await isCardOn()).toBe(false);
    expect(await options.text()).not.toContain(englishText('optionsUnread'));
  });
});
