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

describe('senderKind', () => {
  it('recognises a page of the extension and a Discord tab', () => {
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
    ['a sender without details', {}],
  ])('rejects %s', (_who, sender) => {
    expect(senderKind(sender, extension)).toBeNull();
  });
});

describe('the message listener', () => {
  const handlers = Object.fromEntries(
    Object.keys(messageRows).map((name) => [name, vi.fn(async () => {})]),
  );
  const isHandlers = (value: object): value is MessageHandlers =>
    Object.keys(messageRows).every((name) => name in value);
  let deliver: (message: unknown, sender: object) => unknown = () => undefined;

  beforeEach(() => {
    vi.restoreAllMocks();
    vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(extension.root);
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      deliver = (message, sender) => Reflect.apply(listener, undefined, [message, sender]);
    });
    Reflect.set(fakeBrowser.runtime, 'id', extension.id);
    for (const handler of Object.values(handlers)) handler.mockClear();
    if (isHandlers(handlers)) listen(handlers);
  });

  const valid: Record<string, unknown> = {
    flowIntent: {
      intent: { type: 'submitPhone', phone: '+14155550123', changePhoneReason: 'contact_sync' },
      lastCallId: 3,
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
    readyRepeated: {
      user: {
        userId: '100000000000000001',
        username: 'ada',
        globalName: null,
        hasPhone: false,
        countryCode: null,
      },
      action: 'REQUIRE_VERIFIED_PHONE',
    },
    requiredActionSeen: { userId: '100000000000000001', action: 'REQUIRE_VERIFIED_PHONE' },
    userChangeSeen: {
      userId: '100000000000000001',
      hasPhone: true,
      hasEmail: null,
      hasSmsMfa: false,
    },
  };

  const namesFrom = (kind: string) =>
    Object.entries(messageRows).flatMap(([name, { from }]) => (from === kind ? [name] : []));

  it.each(namesFrom('extensionPage'))(
    'passes a message from the popup to its handler: %s',
    async (name) => {
      const data = valid[name] ?? null;
      await deliver({ handset: name, data }, popup);
      expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(data, -1);
    },
  );

  it.each(namesFrom('extensionPage'))(
    'ignores a message from a tab that only the popup may send: %s',
    (name) => {
      expect(deliver({ handset: name, data: valid[name] ?? null }, discordTab)).toBeUndefined();
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it.each(namesFrom('discordTab'))(
    'passes a message from a Discord tab to its handler, with the tab id: %s',
    async (name) => {
      const data = valid[name] ?? null;
      await deliver({ handset: name, data }, discordTab);
      expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(data, 1);
    },
  );

  it.each(namesFrom('discordTab'))(
    'ignores a message from the popup that only a Discord tab may send: %s',
    (name) => {
      expect(deliver({ handset: name, data: valid[name] ?? null }, popup)).toBeUndefined();
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it('accepts no message from a tab that could start a call: only the popup sends flow intents', () => {
    expect(namesFrom('discordTab')).toEqual([
      'pageStarted',
      'readySeen',
      'readyRepeated',
      'requiredActionSeen',
      'userChangeSeen',
      'assistantWanted',
      'assistantOpened',
      'phoneNumbersWanted',
      'notNow',
      'useToolbar',
    ]);
  });

  it.each([
    ['an invalid action', { handset: 'requiredActionSeen', data: { userId: '1', action: 5 } }],
    ['an unknown name', { handset: 'constructor', data: null }],
    [
      'data of another shape',
      {
        handset: 'flowIntent',
        data: { intent: { type: 'submitPhone', phone: '555' }, lastCallId: 0 },
      },
    ],
    [
      'a number longer than any',
      { handset: 'keepDraft', data: { country: '', text: '5'.repeat(201) } },
    ],
    ['data for a message without data', { handset: 'connect', data: { now: true } }],
    ['no envelope', 'connect'],
    ['nothing', null],
  ])('ignores %s', (_what, message) => {
    expect(deliver(message, popup)).toBeUndefined();
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });
});
