import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MessageName } from '#shared/messaging/messages.ts';
import { damaged } from '#shared/testing/damaged.ts';
import { fromSchema } from '#shared/testing/from-schema.ts';
import { listen, type MessageHandlers } from './listen.ts';
import { messageRows } from './message-rows.ts';

const ROOT = 'chrome-extension://handset/';
const names = Object.keys(messageRows);
const isName = (name: string): name is MessageName => Object.hasOwn(messageRows, name);

const address = fc.oneof(
  fc.constantFrom(`${ROOT}popup.html`, 'https://discord.com/channels/@me', 'chrome-extension://x/'),
  fc.domain().map((domain) => `https://discord.com.${domain}/`),
  fc.string(),
);
const anySender = fc.record(
  {
    id: fc.oneof({ weight: 4, arbitrary: fc.constant('handset') }, fc.string()),
    url: address,
    frameId: fc.constantFrom(0, 0, 3),
    tab: fc.record({ id: fc.nat() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
/** Often a permitted sender, or hardly any message would be accepted. */
const sender = fc.oneof(
  anySender,
  fc.constantFrom(
    { id: 'handset', url: `${ROOT}popup.html` },
    { id: 'handset', url: 'https://discord.com/channels/@me', frameId: 0, tab: { id: 7 } },
  ),
);
const message = damaged(
  fc.constantFrom(...names.filter(isName)).chain((handset) =>
    fc.record({
      handset: fc.constant(handset),
      data: fromSchema<unknown>(messageRows[handset].data),
    }),
  ),
);

it('only an intact message from a permitted sender reaches its handler, and no other throws or has an effect', () => {
  const handled: { name: string; data: unknown }[] = [];
  const isHandlers = (value: object): value is MessageHandlers =>
    names.every((each) => each in value);
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (data: unknown) => {
        handled.push({ name, data });
      },
    ]),
  );
  let deliver: (sent: unknown, from: object) => unknown = () => undefined;
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(ROOT);
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    deliver = (...all) => Reflect.apply(listener, undefined, all);
  });
  Reflect.set(fakeBrowser.runtime, 'id', 'handset');
  if (isHandlers(handlers)) listen(handlers);
  let handledCount = 0;

  fc.assert(
    fc.property(message, sender, (sent, from) => {
      handled.length = 0;
      const reply = deliver(sent, from);
      expect(reply !== undefined).toBe(handled.length === 1);
      for (const { name, data } of handled) {
        if (!isName(name)) throw new Error('No such message');
        handledCount += 1;
        expect(messageRows[name].data.parse(data)).toEqual(data);
        expect(from.id).toBe('handset');
        const { url = '' } = from;
        if (messageRows[name].from === 'extensionPage') expect(url.startsWith(ROOT)).toBe(true);
        else {
          expect(new URL(url).host).toMatch(/^((ptb|canary)\.)?discord\.com$/);
          expect(from).toMatchObject({ frameId: 0, tab: {} });
        }
      }
    }),
  );
  expect(handledCount).toBeGreaterThan(0);
});
