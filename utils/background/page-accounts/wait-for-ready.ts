import type { PageAccount, ReadyUser } from './page-account.ts';

/** How long a page may take to read what its gateway told, and how often to look, in ms. */
const LONGEST_WAIT_MS = 1000;
const INTERVAL_MS = 50;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Returns a function that resolves to the READY of a user's page, which may just be read; null if it does not come. */
export const createReadyWaiter =
  (accountOf: (userId: string) => Promise<PageAccount | null>) =>
  async (userId: string): Promise<ReadyUser | null> => {
    for (let waited = 0; ; waited += INTERVAL_MS) {
      const ready = (await accountOf(userId))?.ready ?? null;
      if (ready !== null || waited >= LONGEST_WAIT_MS) return ready;
      await sleep(INTERVAL_MS);
    }
  };
