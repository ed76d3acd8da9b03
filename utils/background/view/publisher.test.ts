import { expect, it } from 'vitest';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import type { View } from '#shared/view/view.ts';
import type { FlowState } from '../flow/machine/state.ts';
import type { PageAccounts } from '../page-accounts/page-account.ts';
import type { Connection } from '../session/machine/connection.ts';
import { createPublisher } from './publisher.ts';

function createFixture(view = memoryItem<View>()) {
  let badges = 0;
  const publish = createPublisher({
    connection: memoryItem<Connection>(),
    flow: memoryItem<FlowState>(),
    pageAccounts: memoryItem<PageAccounts>(),
    idleMs: async () => null,
    hasSiteAccess: async () => true,
    help: async () => 'on',
    view,
    showBadge: async () => {
      badges += 1;
    },
    syncReminder: async () => null,
  });
  return { publish, view, badges: () => badges };
}

it('a flood of changes is published together', async () => {
  const { publish, view, badges } = createFixture();
  await Promise.all(Array.from({ length: 4000 }, publish));
  expect(badges()).toBe(2);
  expect(await view.exists()).toBe(true);
});

it('a view that cannot be stored does not leave an outdated one behind', async () => {
  const { publish, view } = createFixture();
  await publish();
  const full = createFixture({
    ...view,
    set: () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')),
  });
  await expect(full.publish()).rejects.toThrow('quota');
  expect(await view.exists()).toBe(false);
});
