import { browser } from 'wxt/browser';

/** Whether the browser has alarms, which wake a stopped background. Without them what is due happens when it wakes. */
export const hasAlarms = (): boolean => browser.alarms !== undefined;

/**
 * Calls back with the name of every alarm that goes off. To be called before anything is awaited: only then does an
 * alarm wake a stopped background. A second call with the same listener does nothing.
 */
export function onAlarm(listener: (alarm: { readonly name: string }) => void): void {
  if (hasAlarms() && !browser.alarms.onAlarm.hasListener(listener))
    browser.alarms.onAlarm.addListener(listener);
}

/** Sets an alarm to a time, in ms since the epoch. One that is set to it already stays as it is. */
export async function setAlarm(name: string, when: number): Promise<void> {
  if (!hasAlarms()) return;
  const alarm = await browser.alarms.get(name);
  if (alarm?.scheduledTime !== when) await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  if (hasAlarms()) await browser.alarms.clear(name);
}
