import { describe, expect, inject } from 'vitest';
import { englishText, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, PHONE, type Stage } from './support/stage.ts';

/** In ms. Without anything else to do it takes a fraction of a second; a busy machine takes longer. */
const BOUND_MS = 5000;
/** How long the page is blocked, in ms. */
const BLOCK_MS = 15_000;

interface Click {
  /** From the click to the text, in ms. */
  readonly tookMs: number;
  /** When the text was there, in ms since the epoch. */
  readonly endedAt: number;
}

/** Clicks a button and waits for a text, both in the page. */
const timeClick = (page: RigPage, button: string, text: string): Promise<Click> =>
  page.evaluate(
    async (label, wanted) => {
      const found = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent?.trim() === label,
      );
      const began = performance.now();
      found?.click();
      while (!document.body.textContent?.includes(wanted))
        await new Promise((resolve) => setTimeout(resolve, 5));
      return { tookMs: performance.now() - began, endedAt: Date.now() };
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

/** Blocks the page. Resolves to until when, in ms since the epoch. */
const block = (page: RigPage): Promise<number> =>
  page.evaluate((blockMs) => {
    const end = Date.now() + blockMs;
    setTimeout(() => {
      while (Date.now() < end);
    });
    return end;
  }, BLOCK_MS);

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

/** Each resolves to when that of it ends which must not be waited for, in ms since the epoch, if it ends. */
const troubles: Readonly<Record<string, (stage: Stage, page: RigPage) => Promise<unknown>>> = {
  'nothing in its way': async () => {},
  'a page that floods it with 4,000 forged hints': (_: Stage, page: RigPage) => flood(page),
  'a page that is blocked': (_: Stage, page: RigPage) => block(page),
  'a storage that is full': (stage: Stage) => fillStorage(stage),
};

/** Causes trouble, forgets, and expects that this waited for nothing. Notes how long it took. */
async function expectAtOnce(
  stage: Stage,
  page: RigPage,
  cause: (stage: Stage, page: RigPage) => Promise<unknown>,
  forget: () => Promise<Click>,
  annotate: (text: string) => unknown,
): Promise<void> {
  const endsAt = await cause(stage, page);
  const { tookMs, endedAt } = await forget();
  annotate(`${Math.round(tookMs)} ms`);
  await expectForgotten(stage);
  expect(endedAt).toBeLessThan(typeof endsAt === 'number' ? endsAt : Infinity);
  expect(tookMs).toBeLessThan(BOUND_MS);
  await emptyStorage(stage);
}

describe('Disconnect', () => {
  it.for(Object.entries(troubles))(
    'always works, at once, with %s',
    async ([, cause], { stage, annotate }) => {
      const { popup, page } = await stage.reachPasswordStep();
      const press = () =>
        timeClick(popup, englishText('disconnectButton'), englishText('offDisconnected'));
      await expectAtOnce(stage, page, cause, press, annotate);
    },
  );
});

describe('Forget everything', () => {
  it.for(Object.entries(troubles))(
    'always works, at once, with %s',
    async ([, cause], { stage, annotate }) => {
      const { popup, page } = await stage.reachPasswordStep();
      await popup.close();
      const options = await stage.rig.openExtensionPage('options.html');
      await waitForMessage(options, 'holdsStep');
      const press = () =>
        timeClick(options, englishText('forgetButton'), englishText('connectRisk'));
      await expectAtOnce(stage, page, cause, press, annotate);
    },
  );

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
