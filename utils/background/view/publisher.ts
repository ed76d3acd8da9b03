import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import type { HelpState } from '#shared/settings/consent.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { View } from '#shared/view/view.ts';
import { type FlowState, idleFlow, type Step } from '../flow/machine/state.ts';
import { mergeRuns } from '../merge-runs.ts';
import type { PageAccounts } from '../page-accounts/page-account.ts';
import { type Connection, notConnected } from '../session/machine/connection.ts';
import { composeView } from './compose-view.ts';

interface PublisherDeps {
  readonly connection: StoredItem<Connection>;
  readonly flow: StoredItem<FlowState>;
  readonly pageAccounts: StoredItem<PageAccounts>;
  readonly idleMs: () => Promise<number | null>;
  readonly hasSiteAccess: (origin?: DiscordOrigin) => Promise<boolean>;
  readonly help: () => Promise<HelpState>;
  readonly view: StoredItem<View>;
  readonly showBadge: (view: View) => Promise<void>;
  /** Sets or clears the reminder to match the step. Resolves to when it is shown, in ms since the epoch, or null. */
  readonly syncReminder: (step: Step) => Promise<number | null>;
}

/**
 * Returns a function that composes the view from the stored state, stores it for the popup, and shows the badge. Many
 * changes at once are published together.
 */
export function createPublisher(deps: PublisherDeps): () => Promise<void> {
  return mergeRuns(async () => {
    const [connection, flow, pageAccounts, idleMs] = await Promise.all([
      deps.connection.get(),
      deps.flow.get(),
      deps.pageAccounts.get(),
      deps.idleMs(),
    ]);
    const flowState = flow ?? idleFlow;
    const view = composeView(
      connection ?? notConnected,
      flowState,
      pageAccounts ?? [],
      idleMs,
      await deps.hasSiteAccess(
        connection?.status === 'connected' ? connection.session.origin : undefined,
      ),
      // A failing alarm must not keep the view from being published.
      await deps.syncReminder(flowState.step).catch(() => null),
      await deps.help(),
    );
    try {
      await deps.view.set(view);
    } catch (error) {
      // The popup must not show what is no longer so.
      await deps.view.remove();
      throw error;
    }
    await deps.showBadge(view);
  });
}
