import type { Rig } from './types.ts';

/** The text on the toolbar button’s badge. */
export const readBadge = (rig: Rig): Promise<string> =>
  rig.evaluateInExtension(() => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return browser.action.getBadgeText({});
  });

/** The whole content of one of the extension's storage areas, as JSON. */
export const readStorage = (rig: Rig, area: 'session' | 'local' | 'sync'): Promise<string> =>
  rig.evaluateInExtension(async (name) => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return JSON.stringify(await browser.storage[name].get());
  }, area);

/** Skips the pause before another code can be requested, so that tests need not wait. Close the popup first. */
export async function endResendPause(rig: Rig): Promise<void> {
  await rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const stored = await browser.storage.session.get(['flow', 'view']);
    stored.flow.value.step.resendAt = 0;
    stored.view.value.flow.resendAt = 0;
    await browser.storage.session.set(stored);
  });
  // Killed after the change, so that the next background reads it, whatever wakes it.
  await rig.killBackground();
}

/** Adds items to one of the extension's storage areas. */
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
