import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listen, type MessageHandlers } from './listen.ts';
import { messageRows } from './message-rows.ts';
import { senderKind } from './sender.ts';

const extension = { id: 'handset', root: 'chrome-extension://handset/' };
const popup = { id: 'handset', url: 'chrome-extension://handset/popup.html' };
const discordTab = {
  id: 'handset',
  url: 'https://discord.com/channels/@me',
  tab: { id: 1 },
  frameId: 0,
};

describe('a sender', () => {
  it('is known as a page of the extension or a tab on Discord', () => {
    expect(senderKind(popup, extension)).toBe('extensionPage');
    expect(senderKind(discordTab, extension)).toBe('discordTab');
  });

  it.each([
    ['another extension', { ...popup, id: 'other' }],
    ['another extension’s page', { ...popup, url: 'chrome-extension://other/popup.html' }],
    [
      'a page that only begins like ours',
      { ...popup, url: 'chrome-extension://handset.example/popup.html' },
    ],
    ['a frame inside Discord', { ...discordTab, frameId: 3 }],
    ['another site', { ...discordTab, url: 'https://example.org/' }],
    [
      'a site that only begins like Discord',
      { ...discordTab, url: 'https://discord.com.example.org/' },
    ],
    ['Discord without encryption', { ...discordTab, url: 'http://discord.com/' }],
    ['nobody', {}],
  ])('is nobody: %s', (_who, sender) => {
    expect(senderKind(sender, extension)).toBeNull();
  });
});

describe('messages', () => {
  const handlers = Object.fromEntries(
    Object.keys(messageRows).map((name) => [name, vi.fn(async () => {})]),
  );
  const isHandlers = (value: object): value is MessageHandlers =>
    Object.keys(messageRows).every((name) => name in value);
  let hear: (message: unknown, sender: object) => unknown = () => undefined;

  beforeEach(() => {
    vi.restoreAllMocks();
    vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(extension.root);
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      hear = (message, sender) => Reflect.apply(listener, undefined, [message, sender]);
    });
    Reflect.set(fakeBrowser.runtime, 'id', extension.id);
    for (const handler of Object.values(handlers)) handler.mockClear();
    if (isHandlers(handlers)) listen(handlers);
  });

  const valid: Record<string, unknown> = {
    flowIntent: {
      type: 'submitPhone',
      phone: '+14155550123',
      changePhoneReason: 'contact_sync',
    },
    keepDraft: { country: '', text: '415 555' },
    readySeen: {
      user: {
        userId: '100000000000000001',
        username: 'ada',
        globalName: null,
        hasPhone: false,
        countryCode: 'GB',
      },
      action: null,
    },
    requiredActionSeen: { userId: '100000000000000001', action: 'REQUIRE_VERIFIED_PHONE' },
  };

  const namesFrom = (kind: string) =>
    Object.entries(messageRows).flatMap(([name, { from }]) => (from === kind ? [name] : []));

  it.each(namesFrom('extensionPage'))('of the popup are taken: %s', async (name) => {
    const data = valid[name] ?? null;
    await hear({ handset: name, data }, popup);
    expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(data, -1);
  });

  it.each(namesFrom('extensionPage'))(
    'that only the popup may send have no effect from a tab: %s',
    (name) => {
      expect(hear({ handset: name, data: valid[name] ?? null }, discordTab)).toBeUndefined();
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it.each(namesFrom('discordTab'))(
    'of a Discord tab are taken with their tab: %s',
    async (name) => {
      const data = valid[name] ?? null;
      await hear({ handset: name, data }, discordTab);
      expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(data, 1);
    },
  );

  it.each(namesFrom('discordTab'))(
    'that only a Discord tab may send have no effect from the popup: %s',
    (name) => {
      expect(hear({ handset: name, data: valid[name] ?? null }, popup)).toBeUndefined();
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it('of a tab can start no call: only the popup asks for steps of the flow', () => {
    expect(namesFrom('discordTab')).toEqual([
      'readySeen',
      'requiredActionSeen',
      'assistantWanted',
      'assistantOpened',
      'phoneNumbersWanted',
      'notNow',
      'useToolbar',
    ]);
  });

  it.each([
    ['an action that is none', { handset: 'requiredActionSeen', data: { userId: '1', action: 5 } }],
    ['an unknown name', { handset: 'constructor', data: null }],
    [
      'data of another shape',
      { handset: 'flowIntent', data: { type: 'submitPhone', phone: '555' } },
    ],
    [
      'a number longer than any',
      { handset: 'keepDraft', data: { country: '', text: '5'.repeat(201) } },
    ],
    ['data where there is none', { handset: 'connect', data: { now: true } }],
    ['no envelope', 'connect'],
    ['nothing', null],
  ])('that are none have no effect: %s', (_what, message) => {
    expect(hear(message, popup)).toBeUndefined();
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });
});
