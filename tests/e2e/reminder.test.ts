import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import { englishText, press, see, typePhone } from '../../harness/popup-steps.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { alteredBuild } from './support/altered-build.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

// Firefox gives the permission without its prompt. Chromium's prompt is of its own window, where nothing can press a
// button, so there Handset has had it from the start.
const extensionDir =
  inject('browser') === 'chromium'
    ? await alteredBuild('chromium', {
        permissions: ['storage', 'scripting', 'webRequest', 'alarms', 'notifications'],
        optional_permissions: [],
      })
    : null;
afterAll(() => extensionDir && rm(extensionDir, { recursive: true }));
// A browser for each test: what was allowed once stays.
it.override({ options: extensionDir === null ? {} : { extensionDir } });

/** At the number, which Discord does not take for an hour. */
async function limited(stage: Stage): Promise<RigPage> {
  const { popup } = await stage.connected();
  await press(popup, 'addPhoneButton');
  await typePhone(popup, TYPED_PHONE);
  stage.discord.nextAnswer('addPhone', {
    status: 429,
    headers: { 'Retry-After': '3600' },
    body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
  });
  await press(popup, 'sendCodeButton');
  await see(popup, 'remindButton');
  return popup;
}

/** Lets the wait, and the alarm with it, be over in a second. */
const endWait = (rig: Rig) =>
  rig.evaluateInExtension(async () => {
    const { alarms, storage } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const stored = await storage.session.get(['flow', 'reminder']);
    const when = Date.now() + 1000;
    stored.flow.value.step.failure.retryAt = when;
    stored.reminder.value = when;
    await storage.session.set(stored);
    await alarms.create('reminder', { when });
  });

/** Keeps in mind what is closed: Firefox without a screen closes a notification at once. */
const watchNotifications = (rig: Rig) =>
  rig.evaluateInExtension(() => {
    const { notifications } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    notifications.onClosed.addListener((id: string) =>
      Reflect.set(globalThis, 'closedNotifications', [id]),
    );
  });

/** Names of the alarms that are set and of the notifications that were shown; none where there is no leave. */
const set = (rig: Rig) =>
  rig.evaluateInExtension(async () => {
    const { alarms, notifications } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const all: { name: string }[] = (await alarms?.getAll()) ?? [];
    const open = Object.keys((await notifications?.getAll()) ?? {});
    const closed: string[] = Reflect.get(globalThis, 'closedNotifications') ?? [];
    return { alarms: all.map(({ name }) => name), shown: [...open, ...closed] };
  });

const nothing = { alarms: [], shown: [] };
const waiting = { alarms: ['reminder'], shown: [] };
const told = { alarms: [], shown: ['reminder'] };

describe('"Tell me when it is over"', () => {
  it('is kept in mind by a popup that is opened anew, until the wait is given up', async ({
    stage,
  }) => {
    const popup = await limited(stage);
    expect(await set(stage.rig)).toEqual(nothing);
    await press(popup, 'remindButton');
    await see(popup, 'reminderSet');
    expect(await popup.text()).not.toContain(englishText('remindButton'));
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(
      englishText('reminderSet'),
    );
    expect(await set(stage.rig)).toEqual(waiting);
    const reopened = await stage.reopen(popup);
    expect(await see(reopened, 'reminderSet')).not.toContain(englishText('remindButton'));
    await press(reopened, 'disconnectButton');
    await expect.poll(() => set(stage.rig)).toEqual(nothing);
  });

  it.runIf(inject('browser') === 'firefox')(
    'is granted after the question has closed the popup as well',
    async ({ stage }) => {
      const popup = await limited(stage);
      await popup.evaluate(() => {
        const { permissions } = Reflect.get(globalThis, 'browser');
        permissions.request = () => new Promise(() => {});
      });
      await press(popup, 'remindButton');
      await popup.close();
      expect(await set(stage.rig)).toEqual(nothing);
      const options = await stage.rig.openExtensionPage('options.html');
      await options.evaluate(() => {
        const { permissions } = Reflect.get(globalThis, 'browser');
        document.body.onclick = () => permissions.request({ permissions: ['notifications'] });
      });
      await options.click('h1');
      await expect.poll(() => set(stage.rig)).toEqual(waiting);
      await see(await stage.rig.openPopup(), 'reminderSet');
    },
  );

  it('tells when it is over, also after the death of the background', async ({ stage }) => {
    const popup = await limited(stage);
    await press(popup, 'remindButton');
    await see(popup, 'reminderSet');
    await popup.close();
    await stage.rig.killBackground();
    await watchNotifications(stage.rig);
    await endWait(stage.rig);
    await expect.poll(() => set(stage.rig)).toEqual(told);
    expect(await stage.stored('session')).not.toContain('"reminder"');
  });
});
