import { describe, expect, inject } from 'vitest';
import { englishText, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

/**
 * In ms. Without anything else to do it takes a fraction of a second; a busy machine takes longer, but no machine so
 * long as what it must not wait for: the page is blocked for 15 s.
 */
const BOUND_MS = 5000;

/** Clicks a button and waits for a text, both in the page. Resolves to the time in between, in ms. */
const timeClick = (page: RigPage, button: string, text: string): Promise<number> =>
  page.evaluate(
    async (label, wanted) => {
      const found = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent?.trim() === label,
      );
      const began = performance.now();
      found?.click();
      while (!document.body.textContent?.includes(wanted))
        await new Promise((resolve) => setTimeout(resolve, 5));
      return performance.now() - began;
    },
    button,
    text,
  );

/** Sends 4,000 hints about as many users, as any script of the page can. */
const flood = (page: RigPage) =>
  page.evaluate(() => {
    for (let each = 0; each < 4000; each += 1) {
      const ready = {
        type: 'ready',
        userId: `3000000000000${each + 10_000}`,
        username: `invented-${each}`,
        globalName: null,
        hasPhone: false,
        countryCode: 'US',
        action: 'REQUIRE_VERIFIED_PHONE',
      };
      document.dispatchEvent(new CustomEvent('handset:hint', { detail: JSON.stringify(ready) }));
    }
  });

const block = (page: RigPage) =>
  page.evaluate(() => {
    setTimeout(() => {
      const end = Date.now() + 15_000;
      while (Date.now() < end);
    });
  });

/** Fills the extension's memory and disk up to the last bytes that the browser allows, where it has a limit. */
const fillStorage = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const LARGEST = 6_000_000;
    for (const area of [storage.session, storage.local])
      for (let size = LARGEST, at = 0; size >= 90; at += 1) {
        // Two of these are more than Chromium allows. Firefox has no limit for one of the areas.
        if (at === 2 && size === LARGEST) break;
        try {
          await area.set({ [`filler-${at}`]: 'x'.repeat(size) });
        } catch {
          size = Math.floor(size / 4);
        }
      }
  });

const emptyStorage = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    for (const area of [storage.session, storage.local]) {
      const names = Object.keys(await area.get());
      await area.remove(names.filter((name) => name.startsWith('filler')));
    }
  });

/** What is stored in memory, without what fills it up. */
const stored = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const names = ['connection', 'flow', 'view', 'pageAccounts', 'phoneDraft', 'assist'];
    return JSON.stringify(await storage.session.get(names));
  });

/** The authorization goes first; what else is known of the user may take until the end of the bound. */
async function expectForgotten(stage: Stage): Promise<void> {
  expect(await stored(stage)).not.toContain(stage.ada.authorization);
  for (const secret of [PHONE, 'phoneToken', 'Ada Lovelace'])
    await expect.poll(() => stored(stage), { timeout: BOUND_MS }).not.toContain(secret);
}

const troubles = {
  'a page that floods it with 4,000 forged hints': (_: Stage, page: RigPage) => flood(page),
  'a page that is blocked': (_: Stage, page: RigPage) => block(page),
  'a storage that is full': (stage: Stage) => fillStorage(stage),
} as const;
const names = [
  'a page that floods it with 4,000 forged hints',
  'a page that is blocked',
  'a storage that is full',
] as const;

describe('Disconnect', () => {
  it.for(names)('always works, at once, with %s', async (name, { stage }) => {
    const { popup, page } = await stage.reachPasswordStep();
    await troubles[name](stage, page);
    const tookMs = await timeClick(
      popup,
      englishText('disconnectButton'),
      englishText('offDisconnected'),
    );
    await expectForgotten(stage);
    expect(tookMs).toBeLessThan(BOUND_MS);
    await emptyStorage(stage);
  });
});

describe('Forget everything', () => {
  it.for(names)('always works, at once, with %s', async (name, { stage }) => {
    const { popup, page } = await stage.reachPasswordStep();
    await popup.close();
    const options = await stage.rig.openExtensionPage('options.html');
    await waitForMessage(options, 'holdsStep');
    await troubles[name](stage, page);
    const tookMs = await timeClick(
      options,
      englishText('forgetButton'),
      englishText('connectButton'),
    );
    await expectForgotten(stage);
    expect(tookMs).toBeLessThan(BOUND_MS);
    await emptyStorage(stage);
  });

  it('is not undone by the hints that were on their way', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    await popup.close();
    const options = await stage.rig.openExtensionPage('options.html');
    await waitForMessage(options, 'forgetButton');
    await flood(page);
    await timeClick(options, englishText('forgetButton'), englishText('holdsNothing'));
    const told = () =>
      stage.rig.evaluateInExtension(async () => {
        const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        const { pageAccounts } = await storage.session.get('pageAccounts');
        return Number(pageAccounts?.value.length ?? 0);
      });
    // A page may tell again afterwards, but no more than a few accounts are kept.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await told()).toBeLessThan(7);
  });
});

it.runIf(inject('browser') === 'chromium')(
  'a full disk keeps nothing from going on: the mark of a step fails alone',
  async ({ stage }) => {
    await fillStorage(stage);
    await stage.rig.evaluateInExtension(async () => {
      const { storage } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const names = Object.keys(await storage.session.get());
      await storage.session.remove(names.filter((name) => name.startsWith('filler')));
    });
    const { popup } = await stage.reachPasswordStep();
    await waitForMessage(popup, 'passwordTitle');
    await emptyStorage(stage);
  },
);
