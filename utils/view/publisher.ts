import { type FlowState, idleFlow, type Step } from '../flow/state.ts';
import { createQueue } from '../queue.ts';
import type { PageAccounts } from '../required-action/page-account.ts';
import { type Connection, notConnected } from '../session/connection.ts';
import type { DiscordOrigin } from '../session/discord-host.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { composeView } from './compose-view.ts';
import type { View } from './view.ts';

interface PublisherWorld {
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
export function createPublisher(world: PublisherWorld): () => Promise<void> {
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
