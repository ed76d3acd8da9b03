import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow, type Step } from '../flow/machine/state.ts';
import { awaitingPhone, stoppedByAccount } from '../flow/machine/steps.ts';
import { createReminder } from './reminder.ts';

const waitingUntil = (retryAt: number | null): Step =>
  awaitingPhone(
    { kind: 'add', changePhoneReason: 'user_settings_update', phone: '+14155550123' },
    { failure: { kind: 'rateLimited', discord: null, retryAt } },
  );

/** What the background has of it: what is stored, what settles it after every change, and how often that was. */
function world(step: Step) {
  const item = memoryItem<number>();
  const flow = memoryItem<FlowState>({ ...idleFlow, step });
  const onChanged = vi.fn(async () => {
    await reminder.settle((await flow.get())?.step ?? idleFlow.step);
  });
  const reminder = createReminder({ item, flow });
  reminder.onChanged(onChanged);
  return { item, onChanged, reminder };
}

let isAllowed = true;
const allowedHeard: (() => void)[] = [];
const hearAllowed = (listener: () => void) => void allowedHeard.push(listener);
const opened = vi.fn(async () => {});

const alarmsSet = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name, scheduledTime }) => [name, scheduledTime]);
const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());
const ring = (name = 'reminder') =>
  fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 5000, persistAcrossSessions: true });

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.notifications.resetState();
  isAllowed = true;
  opened.mockClear();
  const event = { hasListener: () => allowedHeard.length > 0, addListener: hearAllowed };
  allowedHeard.length = 0;
  Object.assign(fakeBrowser.permissions, {
    contains: async () => isAllowed,
    onAdded: event,
    onRemoved: event,
  });
  Object.assign(fakeBrowser.windows, { create: opened });
  Object.assign(fakeBrowser.tabs, { query: async () => [] });
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => String(path));
});

describe('a reminder', () => {
  it('is shown when the wait is over, once, and only then', async () => {
    const { reminder, item, onChanged } = world(waitingUntil(5000));
    await reminder.want();
    expect(await alarmsSet()).toEqual([['reminder', 5000]]);
    await ring('something else');
    expect(await shown()).toEqual([]);
    onChanged.mockClear();
    await ring();
    await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    const [options] = Object.values(fakeBrowser.notifications.getAllCreateOptions());
    expect(options).toMatchObject({ message: 'reminderText' });
    expect(await item.get()).toBeNull();
    await fakeBrowser.notifications.clear('reminder');
    await ring();
    expect(await shown()).toEqual([]);
  });

  it('is nothing where there is nothing to wait for', async () => {
    const { reminder, item } = world(waitingUntil(null));
    await reminder.want();
    expect(await item.exists()).toBe(false);
    expect(await alarmsSet()).toEqual([]);
  });

  it('that the browser does not allow yet is set as soon as it does', async () => {
    isAllowed = false;
    const { reminder } = world(waitingUntil(5000));
    reminder.listen();
    await reminder.want();
    expect(await reminder.settle(waitingUntil(5000))).toBeNull();
    expect(await alarmsSet()).toEqual([]);
    isAllowed = true;
    for (const listener of allowedHeard) listener();
    await vi.waitFor(async () => expect(await alarmsSet()).toEqual([['reminder', 5000]]));
    expect(await reminder.settle(waitingUntil(5000))).toBe(5000);
  });

  it('is not set again while it is set', async () => {
    const { reminder } = world(waitingUntil(5000));
    await reminder.want();
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    expect(await reminder.settle(waitingUntil(5000))).toBe(5000);
    expect(create).not.toHaveBeenCalled();
  });

  it.each([
    ['has left it', idleFlow.step],
    ['was stopped', stoppedByAccount(false)],
    ['waits for nothing', waitingUntil(null)],
    ['waits for something else', waitingUntil(9000)],
  ])('is taken back when the flow %s', async (_what, step) => {
    const { reminder, item } = world(waitingUntil(5000));
    await reminder.want();
    expect(await reminder.settle(step)).toBeNull();
    expect(await alarmsSet()).toEqual([]);
    expect(await item.exists()).toBe(false);
    await ring();
    expect(await shown()).toEqual([]);
  });

  it('is not tried where the user has taken the permission back', async () => {
    const { reminder } = world(waitingUntil(5000));
    await reminder.want();
    isAllowed = false;
    await ring();
    expect(await shown()).toEqual([]);
  });

  it('is heard without being asked for again, and leads to Handset', async () => {
    const { reminder } = world(waitingUntil(5000));
    reminder.listen();
    await fakeBrowser.notifications.create('reminder', {
      type: 'basic',
      iconUrl: '',
      title: '',
      message: '',
    });
    await fakeBrowser.notifications.onClicked.trigger('something else');
    expect(opened).not.toHaveBeenCalled();
    await fakeBrowser.notifications.onClicked.trigger('reminder');
    await vi.waitFor(() => expect(opened).toHaveBeenCalledOnce());
    expect(await shown()).toEqual([]);
  });

  it('needs no API that is not there before the browser allows it', async () => {
    const { alarms } = fakeBrowser;
    Reflect.set(fakeBrowser, 'alarms', undefined);
    try {
      const { reminder, item } = world(waitingUntil(5000));
      reminder.listen();
      await reminder.want();
      expect(await item.get()).toBe(5000);
      expect(await reminder.settle(waitingUntil(5000))).toBeNull();
      expect(await reminder.settle(idleFlow.step)).toBeNull();
      expect(await item.exists()).toBe(false);
    } finally {
      Reflect.set(fakeBrowser, 'alarms', alarms);
    }
  });
});
