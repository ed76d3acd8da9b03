import type { Rig } from './types.ts';

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

/** Puts items into an area of the extension's storage, beside what is there. */
export const writeStorage = (
  rig: Rig,
  area: 'session' | 'local',
  items: Readonly<Record<string, unknown>>,
): Promise<void> =>
  rig.evaluateInExtension(
    async (name, stored) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.storage[name].set(stored);
    },
    area,
    items,
  );
