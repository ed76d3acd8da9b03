import { describe, expect } from 'vitest';
import { writeStorage } from '../../harness/extension-state.ts';
import { connect, englishText, press, see } from '../../harness/popup-steps.ts';
import { it, type Stage } from './support/stage.ts';

/** Every item of `storage.session` at once, as this. */
const everything = (stored: unknown) =>
  Object.fromEntries(
    ['connection', 'flow', 'pageAccounts', 'assist', 'reminder', 'view', 'phoneDraft'].map(
      (key) => [key, stored],
    ),
  );

/** Puts this into the storage behind the background's back, and opens the popup with a new one. */
async function reopenOn(stage: Stage, session: Readonly<Record<string, unknown>>) {
  await writeStorage(stage.rig, 'session', session);
  await stage.rig.killBackground();
  return stage.rig.openPopup();
}

/** Views that look like views of this version, and are none. */
const damagedViews: Readonly<Record<string, unknown>> = {
  'of an account that is missing': {
    connection: { status: 'connected' },
    flow: { status: 'idle' },
  },
  'of an unknown connection': { connection: { status: 'asleep' }, flow: { status: 'idle' } },
  'of an unknown problem': {
    connection: { status: 'waiting', problem: ['x'] },
    flow: { status: 'awaitingCode', phone: {} },
  },
  'of a step without its parts': {
    connection: {
      status: 'connected',
      account: { username: 'ada', globalName: 7, maskedPhone: {} },
    },
    flow: { status: 'awaitingCode' },
    requiredAction: { action: 5 },
  },
};

describe('a stored state', () => {
  it.for([
    ['of an older version', { version: 0, value: { status: 'connected', step: 'code' } }],
    ['of a newer version', { version: 99, value: {} }],
    ['that is damaged', 'damaged'],
    ['that is empty', {}],
  ] as const)(
    '%s is dropped, and the popup says that a step is lost',
    async ([, stored], { stage }) => {
      const page = await stage.signIn(stage.ada);
      const popup = await reopenOn(stage, everything(stored));
      await see(popup, 'failure_stepLost');
      await press(popup, 'closeButton');
      await connect(popup, page);
      await popup.waitForText('Ada Lovelace');
      await press(popup, 'addPhoneButton');
      await see(popup, 'phoneTitle');
    },
  );

  it('of a flow that is damaged keeps the connection, and says that the step is lost', async ({
    stage,
  }) => {
    const { popup } = await stage.atPassword();
    await popup.close();
    const calls = stage.calls();
    const flow = { version: 2, value: { step: { status: 'finishing', phoneToken: 'x' } } };
    const reopened = await reopenOn(stage, { flow });
    await see(reopened, 'failure_stepLost');
    await reopened.waitForText('Ada Lovelace');
    await press(reopened, 'closeButton');
    await see(reopened, 'addPhoneButton');
    expect(stage.calls()).toEqual(calls);
  });

  it('of a connection that is damaged keeps the step for the same account', async ({ stage }) => {
    const { popup, page } = await stage.atCode();
    await popup.close();
    const reopened = await reopenOn(stage, { connection: { version: 3, value: 5 } });
    await see(reopened, 'stepKept');
    await connect(reopened, page);
    await see(reopened, 'codeTitle');
    await reopened.type('#code', stage.code());
    await see(reopened, 'passwordTitle');
  });

  it('of a view that is damaged is painted over, whatever is in it', async ({ stage }) => {
    for (const [what, value] of Object.entries(damagedViews)) {
      const view = { version: 8, value: { requiredAction: null, ...Object(value) } };
      const popup = await reopenOn(stage, { view });
      await popup.waitForText(englishText('connectIntro')).catch((cause) => {
        throw new Error(`A view ${what}`, { cause });
      });
      await expect.poll(() => stage.stored('session')).toContain('"status":"off","why":null');
      await popup.close();
    }
  });
});

describe('a browser that was closed in the middle of a step', () => {
  it('finds nothing of it in memory, and the popup says so once', async ({ stage }) => {
    const { popup } = await stage.atCode();
    await popup.close();
    await stage.rig.evaluateInExtension(async () => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.storage.session.clear();
    });
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'failure_stepLost');
    await press(reopened, 'closeButton');
    await see(reopened, 'connectIntro');
    expect(await stage.stored('local')).toBe('{}');
  });
});

describe('choices that are damaged', () => {
  it('are as they were at first, as the options say until something is chosen', async ({
    stage,
  }) => {
    await writeStorage(stage.rig, 'local', { assistSettings: 'damaged', sessionSettings: 5 });
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText(englishText('optionsUnread'));
    await options.waitForText('not used for 30 minutes');
    await options.select('#idle', '5');
    await options.click('[aria-describedby=card-hint]');
    await expect.poll(() => options.text()).not.toContain(englishText('optionsUnread'));
    expect(JSON.parse(await stage.stored('local'))).toEqual({
      assistSettings: { version: 1, value: { assist: true, pasteHelp: true, card: false } },
      sessionSettings: { version: 1, value: { idleMinutes: 5 } },
    });
  });

  it('of another version are taken over as far as they are known', async ({ stage }) => {
    await writeStorage(stage.rig, 'local', {
      assistSettings: { version: 7, value: { assist: false, more: {} } },
      sessionSettings: { version: 0, value: { idleMinutes: 60 } },
    });
    const options = await stage.rig.openExtensionPage('options.html');
    await options.waitForText('not used for 60 minutes');
    expect(await options.evaluate(() => document.querySelector('input')?.checked ?? null)).toBe(
      false,
    );
    expect(await options.text()).not.toContain(englishText('optionsUnread'));
  });
});
