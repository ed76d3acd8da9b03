import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow, type Step } from '../flow/machine/state.ts';
import { awaitingPhone, stoppedByAccount } from '../flow/machine/steps.ts';
import { createReminder } from './reminder.ts';

const waitingUntil = (retryAt: number | null): Step =>
  awaitingPhone('+14155550123', { kind: 'rateLimited', discord: null, retryAt });

/** A reminder as the background uses it: synchronised with the stored flow after every change. */
function createFixture(step: Step) {
  const item = memoryItem<number>();
  const flow = memoryItem<FlowState>({ ...idleFlow, step });
  const onChanged = vi.fn(async () => {
    await reminder.syncAlarm((await flow.get())?.step ?? idleFlow.step);
  });
  const reminder = createReminder({ item, flow });
  reminder.onChanged(onChanged);
  return { item, onChanged, reminder };
}

let hasPermission = true;
const permissionListeners: (() => void)[] = [];
const addListener = (listener: () => void) => void permissionListeners.push(listener);
const createWindow = vi.fn(async () => {});

const alarmsSet = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name, scheduledTime }) => [name, scheduledTime]);
const shownNotifications = async () => Object.keys(await fakeBrowser.notifications.getAll());
const triggerAlarm = (name = 'reminder') =>
  fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 5000, persistAcrossSessions: true });

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.notifications.resetState();
  hasPermission = true;
  createWindow.mockClear();
  const event = { hasListener: () => permissionListeners.length > 0, addListener };
  permissionListeners.length = 0;
  Object.assign(fakeBrowser.permissions, {
    contains: async () => hasPermission,
    onAdded: event,
    onRemoved: event,
  });
  Object.assign(fakeBrowser.windows, { create: createWindow });
  Object.assign(fakeBrowser.tabs, { query: async () => [] });
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => String(path));
});

describe('a reminder', () => {
  it('is shown once, when the wait ends', async () => {
    const { reminder, item, onChanged } = createFixture(waitingUntil(5000));
    await reminder.request();
    expect(await alarmsSet()).toEqual([['reminder', 5000]]);
    await triggerAlarm('something else');
    expect(await shownNotifications()).toEqual([]);
    onChanged.mockClear();
    await triggerAlarm();
    await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    const [options] = Object.values(fakeBrowser.notifications.getAllCreateOptions());
    expect(options).toMatchObject({ message: 'reminderText' });
    expect(await item.get()).toBeNull();
    await fakeBrowser.notifications.clear('reminder');
    await triggerAlarm();
    expect(await shownNotifications()).toEqual([]);
  });

  it('is not set when there is nothing to wait for', async () => {
    const { reminder, item } = createFixture(waitingUntil(null));
    await reminder.request();
    expect(await item.exists()).toBe(false);
    expect(await alarmsSet()).toEqual([]);
  });

  it('is set as soon as the user grants the permission', async () => {
    hasPermission = false;
    const { reminder } = createFixture(waitingUntil(5000));
    reminder.listen();
    await reminder.request();
    expect(await reminder.syncAlarm(waitingUntil(5000))).toBeNull();
    expect(await alarmsSet()).toEqual([]);
    hasPermission = true;
    for (const listener of permissionListeners) listener();
    await vi.waitFor(async () => expect(await alarmsSet()).toEqual([['reminder', 5000]]));
    expect(await reminder.syncAlarm(waitingUntil(5000))).toBe(5000);
  });

  it('does not set its alarm again while it is set', async () => {
    const { reminder } = createFixture(waitingUntil(5000));
    await reminder.request();
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    expect(await reminder.syncAlarm(waitingUntil(5000))).toBe(5000);
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['is left', idleFlow.step],
    ['was stopped', stoppedByAccount(false)],
    ['waits for nothing', waitingUntil(null)],
    ['waits for something else', waitingUntil(9000)],
  ])('is cleared when the flow %s', async (_what, step) => {
    const { reminder, item } = createFixture(waitingUntil(5000));
    await reminder.request();
    expect(await reminder.syncAlarm(step)).toBeNull();
    expect(await alarmsSet()).toEqual([]);
    expect(await item.exists()).toBe(false);
    await triggerAlarm();
    expect(await shownNotifications()).toEqual([]);
  });

  it('is not shown after the user revoked the permission', async () => {
    const { reminder } = createFixture(waitingUntil(5000));
    await reminder.request();
    hasPermission = false;
    await triggerAlarm();
    expect(await shownNotifications()).toEqual([]);
  });

  it('opens Handset on a click, even in a background that did not set it', async () => {
    const { reminder } = createFixture(waitingUntil(5000));
    reminder.listen();
    await fakeBrowser.notifications.create('reminder', {
      type: 'basic',
      iconUrl: '',
      title: '',
      message: '',
    });
    await fakeBrowser.notifications.onClicked.trigger('something else');
    expect(createWindow).not.toHaveBeenCalled();
    await fakeBrowser.notifications.onClicked.trigger('reminder');
    await vi.waitFor(() => expect(createWindow).toHaveBeenCalledOnce());
    expect(await shownNotifications()).toEqual([]);
  });

  it('waits until the browser provides the notifications API', async () => {
    const { notifications } = fakeBrowser;
    Reflect.set(fakeBrowser, 'notifications', undefined);
    try {
      const { reminder, item } = createFixture(waitingUntil(5000));
      reminder.listen();
      await reminder.request();
      expect(await item.get()).toBe(5000);
      expect(await reminder.syncAlarm(waitingUntil(5000))).toBeNull();
      expect(await reminder.syncAlarm(idleFlow.step)).toBeNull();
      expect(await item.exists()).toBe(false);
    } finally {
      Reflect.set(fakeBrowser, 'notifications', notifications);
    }
  });
});
