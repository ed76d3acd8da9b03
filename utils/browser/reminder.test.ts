import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { packedKey } from '../i18n/packed-key.ts';
import { remindAt } from './reminder.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => String(path));
});

it('a reminder is shown when its time has come, and only then', async () => {
  const alarm = { name: 'reminder', scheduledTime: 5000, persistAcrossSessions: true };
  const shown = vi.spyOn(fakeBrowser.notifications, 'create').mockResolvedValue();
  await remindAt(5000);
  expect(await fakeBrowser.alarms.getAll()).toMatchObject([
    { name: 'reminder', scheduledTime: 5000 },
  ]);
  expect(shown).not.toHaveBeenCalled();
  await fakeBrowser.alarms.onAlarm.trigger({ ...alarm, name: 'something else' });
  expect(shown).not.toHaveBeenCalled();
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  expect(shown).toHaveBeenCalledOnce();
  expect(JSON.stringify(shown.mock.calls)).toContain(packedKey('reminderText', KEY_TABLE));
});
