import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, inject } from 'vitest';
import {
  disconnect,
  englishText,
  pastePhone,
  pressButton,
  sendCode,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { createAlteredBuild } from './support/altered-build.ts';
import { it, type Stage, TYPED_PHONE } from './support/stage.ts';

// Firefox grants the permission without its prompt. Chromium's prompt is a window of the browser's own, in which no
// test can press a button, so in Chromium Handset has the permission from the start.
const extensionDir =
  inject('browser') === 'chromium'
    ? await createAlteredBuild('chromium', {
        permissions: ['storage', 'scripting', 'webRequest', 'alarms', 'notifications'],
        optional_permissions: [],
      })
    : null;
afterAll(() => extensionDir && rm(extensionDir, { recursive: true }));

/** Opens the popup at the phone step, with a rate limit of one hour. */
async function reachRateLimit(stage: Stage): Promise<RigPage> {
  const { popup } = await stage.connect();
  await pressButton(popup, 'addPhoneButton');
  await pastePhone(popup, TYPED_PHONE);
  stage.discord.nextAnswer('addPhone', {
    status: 429,
    headers: { 'Retry-After': '3600' },
    body: { message: 'You are being rate limited.', retry_after: 3600, global: false },
  });
  await sendCode(popup);
  await waitForMessage(popup, 'remindButton');
  return popup;
}

/** Shortens the rate limit and its alarm to one second from now. */
const shortenWait = (rig: Rig) =>
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

/** Records notifications that are closed: Firefox without a screen closes one immediately. */
const recordClosedNotifications = (rig: Rig) =>
  rig.evaluateInExtension(() => {
    const { notifications } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    notifications.onClosed.addListener((id: string) =>
      Reflect.set(globalThis, 'closedNotifications', [id]),
    );
  });

/** The names of the reminder's alarms that are set and of the notifications that were shown. */
const readReminders = (rig: Rig) =>
  rig.evaluateInExtension(async () => {
    const { alarms, notifications } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const all: { name: string }[] = await alarms.getAll();
    const open = Object.keys((await notifications?.getAll()) ?? {});
    const closed: string[] = Reflect.get(globalThis, 'closedNotifications') ?? [];
    const reminders = all.filter(({ name }) => name === 'reminder');
    return { alarms: reminders.map(({ name }) => name), shown: [...open, ...closed] };
  });

const NONE = { alarms: [], shown: [] };
const ALARM_SET = { alarms: ['reminder'], shown: [] };
const NOTIFIED = { alarms: [], shown: ['reminder'] };

describe('a reminder', () => {
  // Each test gets a browser of its own, because a granted permission stays granted.
  it.override({ options: extensionDir === null ? {} : { extensionDir } });

  it('stays set when the popup is reopened, until the user disconnects', async ({ stage }) => {
    const popup = await reachRateLimit(stage);
    expect(await readReminders(stage.rig)).toEqual(NONE);
    await pressButton(popup, 'remindButton');
    await waitForMessage(popup, 'reminderSet');
    expect(await popup.text()).not.toContain(englishText('remindButton'));
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(
      englishText('reminderSet'),
    );
    expect(await readReminders(stage.rig)).toEqual(ALARM_SET);
    const reopened = await stage.reopen(popup);
    expect(await waitForMessage(reopened, 'reminderSet')).not.toContain(
      englishText('remindButton'),
    );
    await disconnect(reopened);
    await expect.poll(() => readReminders(stage.rig)).toEqual(NONE);
  });

  it.runIf(inject('browser') === 'firefox')(
    'is set even when the permission prompt has closed the popup',
    async ({ stage }) => {
      const popup = await reachRateLimit(stage);
      await popup.evaluate(() => {
        const { permissions } = Reflect.get(globalThis, 'browser');
        permissions.request = () => new Promise(() => {});
      });
      await pressButton(popup, 'remindButton');
      await popup.close();
      expect(await readReminders(stage.rig)).toEqual(NONE);
      const options = await stage.rig.openExtensionPage('options.html');
      await options.evaluate(() => {
        const { permissions } = Reflect.get(globalThis, 'browser');
        document.body.onclick = () => permissions.request({ permissions: ['notifications'] });
      });
      await options.click('h1');
      await expect.poll(() => readReminders(stage.rig)).toEqual(ALARM_SET);
      await waitForMessage(await stage.rig.openPopup(), 'reminderSet');
    },
  );

  it('notifies the user when the wait is over, even after the background was killed', async ({
    stage,
  }) => {
    const popup = await reachRateLimit(stage);
    await pressButton(popup, 'remindButton');
    await waitForMessage(popup, 'reminderSet');
    await popup.close();
    await stage.rig.killBackground();
    await recordClosedNotifications(stage.rig);
    await shortenWait(stage.rig);
    await expect.poll(() => readReminders(stage.rig)).toEqual(NOTIFIED);
    expect(await stage.stored('session')).not.toContain('"reminder"');
  });
});
