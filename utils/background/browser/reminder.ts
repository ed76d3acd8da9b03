import { browser } from 'wxt/browser';
import { t } from '#shared/i18n/translate.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { retryAtOf } from '../flow/machine/retry-at.ts';
import type { FlowState, Step } from '../flow/machine/state.ts';
import { createNotifier, type Notifier } from '../notifier.ts';
import { showPopupWindow } from './popup-window.ts';

const NAME = 'reminder';

interface ReminderDeps {
  /** The end of the wait that the user wants to be told of, in ms since the epoch. */
  readonly item: StoredItem<number>;
  readonly flow: StoredItem<FlowState>;
}

export interface Reminder {
  /** Calls back after what changes whether a reminder is set. */
  readonly onChanged: Notifier<void>['subscribe'];
  /** Hears what wakes the background: leave for it, the alarm, and a click on the notification. */
  listen(): void;
  /** The user wants to be told when the wait is over. The browser may not have been asked for leave yet. */
  want(): Promise<void>;
  /** Sets the alarm, or takes it back, as the step and the browser's leave are now; when it goes off, null if it does not. */
  settle(step: Step): Promise<number | null>;
}

/** Shows a notification when a wait is over, even if the background is stopped until then. Both permissions for it are optional. */
export function createReminder({ item, flow }: ReminderDeps): Reminder {
  const changed = createNotifier<void>();
  // Each as soon as it is there: Firefox has alarms from the start, and wakes the background only for what it heard then.
  function listen(): void {
    const { alarms, notifications, permissions } = browser;
    for (const event of [permissions.onAdded, permissions.onRemoved])
      if (!event.hasListener(onAllowed)) event.addListener(onAllowed);
    if (alarms?.onAlarm.hasListener(onAlarm) === false) alarms.onAlarm.addListener(onAlarm);
    if (notifications?.onClicked.hasListener(onClicked) === false)
      notifications.onClicked.addListener(onClicked);
  }

  function onAllowed(): void {
    void changed.notify();
  }

  function onAlarm({ name }: { readonly name: string }): void {
    if (name === NAME) void tell();
  }

  function onClicked(id: string): void {
    if (id === NAME) void Promise.all([browser.notifications.clear(NAME), showPopupWindow()]);
  }

  async function tell(): Promise<void> {
    // An alarm may outlive the wish: Chromium keeps alarms when it is closed.
    if ((await item.get()) === null || !(await isAllowed())) return;
    await item.remove();
    await browser.notifications.create(NAME, {
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
    async want() {
      const state = await flow.get();
      const until = state && retryAtOf(state.step);
      if (until === null) return;
      await item.set(until);
      await changed.notify();
    },
    async settle(step) {
      const until = await item.get();
      if (until === null) return null;
      if (until !== retryAtOf(step)) {
        await Promise.all([item.remove(), browser.alarms?.clear(NAME)]);
        return null;
      }
      if (!(await isAllowed())) return null;
      listen();
      const alarm = await browser.alarms.get(NAME);
      if (alarm?.scheduledTime !== until) await browser.alarms.create(NAME, { when: until });
      return until;
    },
  };
}

/** Whether there can be notifications: a background that runs may keep an API that it has lost, or lack one that it has got. */
const isAllowed = async (): Promise<boolean> =>
  browser.alarms !== undefined &&
  browser.notifications !== undefined &&
  (await browser.permissions.contains({ permissions: ['alarms', 'notifications'] }));
