import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { RigPage } from '../../../harness/types.ts';
import { forgeHint } from './forge-tap-event.ts';
import type { Stage } from './stage.ts';

const storedAccounts = z.object({
  pageAccounts: z.optional(
    z.object({
      value: z.array(
        z.object({
          userId: z.string(),
          ready: z.nullable(z.unknown()),
          action: z.nullable(z.string()),
        }),
      ),
    }),
  ),
});

/** The user of a page without a gateway. */
const NOBODY = {
  type: 'ready',
  userId: '100000000000000000',
  username: 'nobody',
  globalName: null,
  hasPhone: false,
  countryCode: null,
};

let count = 0;

/**
 * Resolves when all that has happened on the page has had its effects, so that a test can claim that there are no
 * others. Sends something through page, content script and background after it, in the order in which all messages are
 * processed, and waits until it has been stored; then lets the page make a request. Leaves everything as it was.
 */
export async function settle(stage: Stage, page: RigPage): Promise<void> {
  const readAccounts = async () =>
    storedAccounts.parse(JSON.parse(await stage.stored('session'))).pageAccounts?.value ?? [];
  const before = await readAccounts();
  count += 1;
  // Only letters: other names are not kept.
  const action = `SETTLED_${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(count % 26)}`;
  const isKnown = before.some(({ ready, userId }) => ready !== null && userId !== NOBODY.userId);
  await forgeHint(page, isKnown ? { type: 'actionChanged', action } : { ...NOBODY, action });
  const find = async () => (await readAccounts()).find((account) => account.action === action);
  await expect.poll(find).toBeDefined();
  const userId = (await find())?.userId;
  const previous = before.find((account) => account.userId === userId)?.action ?? null;
  if (isKnown) {
    await forgeHint(page, { type: 'actionChanged', action: previous });
    await expect.poll(find).toBeUndefined();
  } else {
    await forgeHint(page, { ...NOBODY, action: null });
    await expect.poll(find).toBeUndefined();
    await forgeHint(page, { type: 'cannotRead' });
  }
  await page.evaluate(async () => (await fetch('/app')).text());
}
