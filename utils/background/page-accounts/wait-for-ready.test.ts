import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageAccount } from './page-account.ts';
import { createReadyWaiter } from './wait-for-ready.ts';

const USER = '100000000000000001';
const ready = {
  userId: USER,
  username: 'ada',
  globalName: null,
  hasPhone: true,
  countryCode: null,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a READY that is there is returned at once, one that comes as soon as it does, and for others it waits a second', async () => {
  let account: PageAccount | null = { userId: USER, tabId: 1, ready, action: null };
  const waitForReady = createReadyWaiter(async () => account);
  expect(await waitForReady(USER)).toBe(ready);
  account = { ...account, ready: null };
  const coming = waitForReady(USER);
  await vi.advanceTimersByTimeAsync(500);
  account = { ...account, ready };
  await vi.advanceTimersByTimeAsync(50);
  expect(await coming).toBe(ready);
  account = null;
  const never = waitForReady(USER);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await never).toBeNull();
});
