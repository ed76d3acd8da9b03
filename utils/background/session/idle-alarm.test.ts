import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createIdleAlarm } from './idle-alarm.ts';
import { type Connection, notConnected } from './machine/connection.ts';

const waiting: Connection = {
  status: 'waiting',
  problem: null,
  consentFor: null,
  lastUsedAt: 5000,
};
const timeOf = async () => (await fakeBrowser.alarms.get('idle'))?.scheduledTime;

beforeEach(() => fakeBrowser.reset());

describe('the idle alarm', () => {
  const createAlarm = (idleMs: number | null, forgetIfIdle = async () => {}) =>
    createIdleAlarm({ idleMs: async () => idleMs, forgetIfIdle });

  it('is set for the moment after the last in which an unused session is kept', async () => {
    const alarm = createAlarm(100);
    await alarm.sync(waiting);
    expect(await timeOf()).toBe(5101);
    await alarm.sync({ ...waiting, lastUsedAt: 6000 });
    expect(await timeOf()).toBe(6101);
  });

  it('is cleared when there is nothing to forget, or never to be', async () => {
    await createAlarm(100).sync(waiting);
    await createAlarm(100).sync(notConnected);
    expect(await timeOf()).toBeUndefined();
    await createAlarm(100).sync(waiting);
    await createAlarm(null).sync(waiting);
    expect(await timeOf()).toBeUndefined();
  });

  it('follows the last of two changes, even if the first one’s setting is slow to be read', async () => {
    const slow = Promise.withResolvers<number | null>();
    const idleMs = vi
      .fn(async (): Promise<number | null> => null)
      .mockReturnValueOnce(slow.promise);
    const alarm = createIdleAlarm({ idleMs, forgetIfIdle: async () => {} });
    const first = alarm.sync(waiting);
    const second = alarm.sync(waiting);
    await new Promise((resolve) => setTimeout(resolve));
    slow.resolve(100);
    await Promise.all([first, second]);
    expect(await timeOf()).toBeUndefined();
  });

  it('forgets what is idle when it rings, and does nothing when another alarm does', async () => {
    const forgetIfIdle = vi.fn(async () => {});
    createAlarm(100, forgetIfIdle).listen();
    await fakeBrowser.alarms.onAlarm.trigger({
      name: 'reminder',
      scheduledTime: 0,
      persistAcrossSessions: true,
    });
    expect(forgetIfIdle).not.toHaveBeenCalled();
    await fakeBrowser.alarms.onAlarm.trigger({
      name: 'idle',
      scheduledTime: 0,
      persistAcrossSessions: true,
    });
    expect(forgetIfIdle).toHaveBeenCalledOnce();
  });
});
