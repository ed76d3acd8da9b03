import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
import { NUMBERING_PLANS_KEY } from '#shared/phone/numbering-plans.ts';
import type { RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { MatrixFixture } from './matrix-fixture.ts';

/** A message of Handset's as it is sent. */
interface Message {
  readonly handset: string;
  readonly data: unknown;
}

/** One reply for each frame that sent the message; null where sending failed or there was no reply. */
type Replies = readonly unknown[];

/** Sends a message from one kind of sender. */
export type Send = (message: Message) => Promise<Replies>;

/** Sends from a page of the extension, or from a page of another extension, which must pass Handset's id. */
export const sendFromPage =
  (page: RigPage, extensionId: string | null = null): Send =>
  async (message) => [
    await page.evaluate(
      async (sent, id) => {
        const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        try {
          return (await (id ? runtime.sendMessage(id, sent) : runtime.sendMessage(sent))) ?? null;
        } catch {
          return null;
        }
      },
      message,
      extensionId,
    ),
  ];

/** Sends from Handset's content scripts: in the top frame of a tab, or in all frames below it. */
export const sendFromContentScript =
  (fixture: MatrixFixture, tabUrl: string, frames: 'top' | 'below'): Send =>
  (message) =>
    fixture.rig.evaluateInExtension(
      async (sent, url, wanted) => {
        const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const tabs = await browser.tabs.query({});
        const tab = tabs.find((each: { url?: string }) => each.url?.startsWith(url));
        const results: { result: unknown }[] = await browser.scripting.executeScript({
          target: {
            tabId: tab.id,
            ...(wanted === 'top' ? { frameIds: [0] } : { allFrames: true }),
          },
          injectImmediately: true,
          // As text, because Chromium drops null values inside an argument.
          args: [JSON.stringify(sent), wanted],
          func: async (inner: string, where: string) => {
            if ((window === top) !== (where === 'top')) return 'not asked';
            const { runtime } =
              Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
            try {
              return (await runtime.sendMessage(JSON.parse(inner))) ?? null;
            } catch {
              return null;
            }
          },
        });
        return results.map(({ result }) => result).filter((result) => result !== 'not asked');
      },
      message,
      tabUrl,
      frames,
    );

/** Sends from a script of Discord's page, by every channel that reaches beyond the page. */
export const sendFromPageScript =
  (page: RigPage): Send =>
  (message) =>
    page.evaluate(async (sent) => {
      const { handset, data } = sent;
      const { chrome, browser } = { ...Object(globalThis) };
      const api = (browser ?? chrome)?.runtime?.sendMessage;
      window.postMessage(sent, '*');
      const details = [sent, data, { ...Object(data), type: handset }];
      for (const detail of [...details, ...details.map((each) => JSON.stringify(each))])
        for (const type of ['handset:hint', `handset:${handset}`, handset])
          document.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
      // Long enough for any effect to happen.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [api === undefined ? null : 'the page has a way to send messages'];
    }, message);

/** Everything that a message can change, by the place where it shows. */
export async function observeState(fixture: MatrixFixture): Promise<Record<string, string>> {
  const { rig, page } = fixture;
  const inBrowser = await rig.evaluateInExtension(
    async (contextKey: string, plansKey: string) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [session, local, tabs, alarms, badge] = await Promise.all([
        browser.storage.session.get(),
        browser.storage.local.get(),
        browser.tabs.query({}),
        browser.alarms.getAll(),
        browser.action.getBadgeText({}),
      ]);
      const discord = tabs.find(({ url }: { url?: string }) => url?.startsWith('https://discord.'));
      const [{ result: scripts }] = await browser.scripting.executeScript({
        target: { tabId: discord.id },
        func: (context: string, plans: string) => [
          Reflect.get(globalThis, context)?.onInstructionsChanged != null,
          plans in globalThis,
        ],
        args: [contextKey, plansKey],
      });
      const getContexts = browser.runtime.getContexts;
      const popups = getContexts
        ? await getContexts.call(browser.runtime, { contextTypes: ['POPUP'] })
        : browser.extension.getViews({ type: 'popup' });
      const shown = tabs.map(({ id, url, active }: Record<string, unknown>) => [id, url, active]);
      return {
        session: JSON.stringify(session),
        local: JSON.stringify(local),
        tabs: JSON.stringify(shown),
        alarms: JSON.stringify(alarms.map(({ name }: { name: string }) => name)),
        badge: String(badge),
        popups: String(popups.length),
        assistant: String(scripts[0]),
        phoneNumbers: String(scripts[1]),
      };
    },
    PAGE_CONTEXT_KEY,
    NUMBERING_PLANS_KEY,
  );
  const calls = fixture.requests().filter(({ source }) => source === 'extension');
  return {
    ...inBrowser,
    page: String(await page.evaluate(() => performance.timeOrigin)),
    card: String(await page.evaluate(() => document.querySelector('handset-card') !== null)),
    calls: calls.map(({ method, path }) => `${method} ${path}`).join(),
    sms: String(fixture.discord.sms.count()),
  };
}

/** Observes the state when it no longer changes by itself: a popup that has just opened still sends `popupOpened`. */
export async function observeSettledState(fixture: MatrixFixture): Promise<Record<string, string>> {
  let last = '';
  return waitFor(
    'nothing to change',
    async () => {
      const now = await observeState(fixture);
      const isSame = JSON.stringify(now) === last;
      last = JSON.stringify(now);
      return isSame ? now : undefined;
    },
    10_000,
    // Longer than the pause between two hints of a page that is seen. A hidden one may need seconds.
    1000,
  );
}

/** Undoes what messages have changed, closes what they and their senders have opened, and reopens the popup. */
export async function cleanUp(fixture: MatrixFixture): Promise<void> {
  const { rig } = fixture;
  await rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const own = await browser.tabs.getCurrent();
    for (const { id, url } of await browser.tabs.query({}))
      if (id !== own.id && (!url?.startsWith('https://discord.') || url.endsWith('/framed')))
        await browser.tabs.remove(id);
    for (const popup of browser.extension.getViews({ type: 'popup' })) popup.close();
    await browser.alarms.clearAll();
    await browser.runtime.sendMessage({ handset: 'forgetEverything', data: null });
  });
  fixture.popup = await rig.openPopup();
}
