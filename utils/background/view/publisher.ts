import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { View } from '#shared/view/view.ts';
import { type FlowState, idleFlow, type Step } from '../flow/machine/state.ts';
import type { PageAccounts } from '../page-accounts/page-account.ts';
import { createQueue } from '../queue.ts';
import { type Connection, notConnected } from '../session/machine/connection.ts';
import { composeView } from './compose-view.ts';

interface PublisherDeps {
  readonly connection: StoredItem<Connection>;
  readonly flow: StoredItem<FlowState>;
  readonly pageAccounts: StoredItem<PageAccounts>;
  readonly idleMs: () => Promise<number | null>;
  readonly hasSiteAccess: (origin?: DiscordOrigin) => Promise<boolean>;
  readonly view: StoredItem<View>;
  readonly showBadge: (view: View) => Promise<void>;
  /** Brings the reminder in line with the step; when it is shown, null if it is not. */
  readonly settleReminder: (step: Step) => Promise<number | null>;
}

/** Returns a function that puts what is stored into the view that popup and badge show. */
export function createPublisher(world: PublisherDeps): () => Promise<void> {
  const queue = createQueue();
  return () =>
    queue(async () => {
      const [connection, flow, pageAccounts, idleMs] = await Promise.all([
        world.connection.get(),
        world.flow.get(),
        world.pageAccounts.get(),
        world.idleMs(),
      ]);
      const { step } = flow ?? idleFlow;
      const view = composeView(
        connection ?? notConnected,
        step,
        pageAccounts ?? [],
        idleMs,
        await world.hasSiteAccess(
          connection?.status === 'connected' ? connection.session.origin : undefined,
        ),
        // What is shown does not hang on what the browser says to an alarm.
        await world.settleReminder(step).catch(() => null),
      );
      await world.view.set(view);
      await world.showBadge(view);
    });
}
