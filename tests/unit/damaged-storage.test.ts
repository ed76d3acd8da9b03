import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { idleFlow } from '#background/flow/machine/state.ts';
import { createBackgroundItems } from '#background/storage/background-items.ts';
import { phoneDraftItem, viewItem } from '#shared/storage/popup-items.ts';
import { assistSettingsItem, sessionSettingsItem } from '#shared/storage/settings-items.ts';
import background from '../../entrypoints/background.ts';

const SESSION = [
  'connection',
  'flow',
  'pageAccounts',
  'assist',
  'reminder',
  'view',
  'phoneDraft',
] as const;
const LOCAL = ['consent', 'assistSettings', 'sessionSettings', 'stepUnderWay'] as const;

/** What a key may hold: nothing, any JSON, or any JSON in the envelope that Handset stores, of any version. */
const storedValue = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue(),
  fc.record({
    version: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.jsonValue()),
    value: fc.oneof(
      fc.jsonValue(),
      fc.record({ status: fc.constantFrom('connected', 'waiting', 'off') }),
      fc.record({ connection: fc.jsonValue(), flow: fc.jsonValue() }),
      fc.record({ step: fc.record({ status: fc.string() }), calls: fc.integer() }),
    ),
  }),
);
const withoutNullish = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => (value ?? null) !== null));
const areaWith = (keys: readonly string[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, storedValue]))).map(withoutNullish);

type OnMessage = (message: unknown, sender: unknown) => unknown;

/** Starts the background with the current storage and sends it `popupOpened`, as when a user opens the popup. */
async function openPopup(): Promise<void> {
  const listeners: OnMessage[] = [];
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    listeners.push((...args) => Reflect.apply(listener, null, args));
  });
  background.main();
  const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') };
  const replies = listeners.map((each) => each({ handset: 'popupOpened', data: null }, sender));
  expect(replies).toHaveLength(1);
  await Promise.all(replies);
}

beforeEach(() => {
  const event = { addListener() {}, removeListener() {}, hasListener: () => false };
  vi.stubGlobal('navigator', { onLine: true });
  for (const [api, parts] of Object.entries({
    webRequest: { onSendHeaders: event },
    permissions: { contains: async () => true, onAdded: event, onRemoved: event },
    scripting: {
      executeScript: async () => [],
      getRegisteredContentScripts: async () => [],
      registerContentScripts: async () => {},
      unregisterContentScripts: async () => {},
    },
    tabs: { query: async () => [] },
    action: {
      setBadgeText: async () => {},
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
    },
    alarms: { onAlarm: event },
    contextMenus: { onClicked: event, removeAll: async () => {}, create: () => 0 },
  }))
    Object.assign(Reflect.get(fakeBrowser, api), parts);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation(
    (path) => `chrome-extension://handset${path}`,
  );
});

it('the background drops a phone draft that outlived its flow', async () => {
  await fakeBrowser.storage.session.clear();
  await fakeBrowser.storage.local.clear();
  await createBackgroundItems().flow.set(idleFlow);
  await phoneDraftItem.set({ country: 'US', text: '(415) 555-0123' });
  await openPopup();
  await expect.poll(() => phoneDraftItem.exists()).toBe(false);
});

it('the background starts with any stored data, publishes a view, and keeps nothing unreadable', async () => {
  let stoppedCount = 0;
  await fc.assert(
    fc.asyncProperty(areaWith(SESSION), areaWith(LOCAL), async (session, local) => {
      await fakeBrowser.storage.session.clear();
      await fakeBrowser.storage.local.clear();
      await fakeBrowser.storage.session.set(session);
      await fakeBrowser.storage.local.set(local);
      await openPopup();
      const view = await viewItem.get();
      expect(['off', 'waiting', 'connected']).toContain(view?.connection.status);
      // A step that was active is reported as lost, and nothing else is.
      const isLost = view?.flow.status === 'stopped';
      expect(isLost).toBe('flow' in session || 'stepUnderWay' in local);
      if (isLost) stoppedCount += 1;
      // What is unreadable on disk stays until it is overwritten.
      const { consent: _, ...items } = createBackgroundItems();
      for (const item of [...Object.values(items), viewItem])
        if ((await item.get()) === null) expect(await item.exists()).toBe(false);
      await Promise.all([assistSettingsItem.get(), sessionSettingsItem.get()]);
    }),
    { numRuns: 300 },
  );
  expect(stoppedCount).toBeGreaterThan(0);
});
