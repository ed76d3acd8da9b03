import { browser } from 'wxt/browser';
import { t } from '../i18n/translate.ts';

const NAME = 'reminder';

let isListening = false;

/** Hears the alarm, also one that wakes the background. Without the permission there is none to hear. */
export function listenForReminders(): void {
  if (isListening || browser.alarms === undefined) return;
  isListening = true;
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== NAME || browser.notifications === undefined) return;
    void browser.notifications.create(NAME, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: t('appName'),
      message: t('reminderText'),
    });
  });
}

/**
 * Shows a notification at a moment (ms since the epoch), even if the background is stopped until then. The permission
 * is optional: the popup asks for it in the click that asks for this.
 */
export async function remindAt(when: number): Promise<void> {
  listenForReminders();
  await browser.alarms.create(NAME, { when });
}
