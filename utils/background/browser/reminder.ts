import { browser } from 'wxt/browser';
import { t } from '#shared/i18n/translate.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { retryAtOf } from '../flow/machine/retry-at.ts';
import type { FlowState, Step } from '../flow/machine/state.ts';
import { createNotifier, type Notifier } from '../notifier.ts';
import { clearAlarm, hasAlarms, onAlarm, setAlarm } from './alarms.ts';
import { showOwnWindow } from './show-handset.ts';

const REMINDER_ID = 'reminder';

interface ReminderDeps {
  /** The end of the wait for which the user wants a reminder, in ms since the epoch. */
  readonly item: StoredItem<number>;
  readonly flow: StoredItem<FlowState>;
}

export interface Reminder {
  /** Calls the listener after anything that may set or clear the reminder. */
  readonly onChanged: Notifier<void>['subscribe'];
  /** Listens for what wakes the background: a changed permission, the alarm, a click on the notification. */
  listen(): void;
  /** The user wants a reminder at the end of the wait. The browser may not have granted the permission yet. */
  request(): Promise<void>;
  /**
   * Sets or clears the alarm to match the step and the permission. Resolves to the time of the alarm, in ms since the
   * epoch, or null if there is none.
   */
  syncAlarm(step: Step): Promise<number | null>;
}

/** Shows a notification when a wait ends, even if the background was stopped meanwhile. The permission is optional. */
export function createReminder({ item, flow }: ReminderDeps): Reminder {
  const changed = createNotifier<void>();
  // Alarms wake the background only for listeners that were added at its start. The API of the optional permission may
  // come later.
  function listen(): void {
    const { notifications, permissions } = browser;
    for (const event of [permissions.onAdded, permissions.onRemoved])
      if (!event.hasListener(onPermissionsChanged)) event.addListener(onPermissionsChanged);
    onAlarm(onReminderAlarm);
    if (notifications?.onClicked.hasListener(onClicked) === false)
      notifications.onClicked.addListener(onClicked);
  }

  function onPermissionsChanged(): void {
    void changed.notify();
  }

  function onReminderAlarm({ name }: { readonly name: string }): void {
    if (name === REMINDER_ID) void showReminder();
  }

  function onClicked(id: string): void {
    if (id === REMINDER_ID)
      void Promise.all([browser.notifications.clear(REMINDER_ID), showOwnWindow()]);
  }

  async function showReminder(): Promise<void> {
    // The alarm may outlive the stored reminder: Chromium keeps alarms when it is closed.
    if ((await item.get()) === null || !(await hasPermission())) return;
    await item.remove();
    await browser.notifications.create(REMINDER_ID, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: t('appName'),
      message: t('reminderText'),
    });
    await changed.notify();
  }

  return {
    onChanged: changed.subscribe,
    listen,
    async request() {
      const state = await flow.get();
      const until = state && retryAtOf(state.step);
      if (until === null) return;
      await item.set(until);
      await changed.notify();
    },
    async syncAlarm(step) {
      const until = await item.get();
      if (until === null) return null;
      if (until !== retryAtOf(step)) {
        await Promise.all([item.remove(), clearAlarm(REMINDER_ID)]);
        return null;
      }
      if (!(await hasPermission())) return null;
      listen();
      await setAlarm(REMINDER_ID, until);
      return until;
    },
  };
}

/** Whether reminders can be shown. A running background may still have an API it lost, or lack one it was granted. */
const hasPermission = async (): Promise<boolean> =>
  hasAlarms() &&
  browser.notifications !== undefined &&
  (await browser.permissions.contains({ permissions: ['notifications'] }));
