import type { Rig } from './types.ts';

/** Tells the extension what Discord demands of a user (null: nothing), as a content script of the Discord tab would. */
export const tellRequiredAction = (
  rig: Rig,
  userId: string,
  action: string | null,
): Promise<void> =>
  rig.evaluateInExtension(
    async (id, demanded) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const [tab] = await browser.tabs.query({ url: 'https://discord.com/*' });
      await browser.scripting.executeScript({
        target: { tabId: tab.id },
        args: [id, demanded],
        func: (userId: string, action: string | null) => {
          const inPage = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
          inPage.runtime.sendMessage({ handset: 'requiredActionSeen', data: { userId, action } });
        },
      });
    },
    userId,
    action,
  );

/** What the toolbar button shows. */
export const readBadge = (rig: Rig): Promise<string> =>
  rig.evaluateInExtension(() => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return browser.action.getBadgeText({});
  });

/** Everything in an area of the extension's storage, as JSON. */
export const readStorage = (rig: Rig, area: 'session' | 'local' | 'sync'): Promise<string> =>
  rig.evaluateInExtension(async (name) => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return JSON.stringify(await browser.storage[name].get());
  }, area);

/** Ends the pause before another code can be asked for, which nobody wants to wait for. Close the popup first. */
export async function endResendPause(rig: Rig): Promise<void> {
  await rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const stored = await browser.storage.session.get(['flow', 'view']);
    stored.flow.value.step.resendAt = 0;
    stored.view.value.flow.resendAt = 0;
    await browser.storage.session.set(stored);
  });
  // After the change, so that the next background reads it, whatever wakes it.
  await rig.killBackground();
}
