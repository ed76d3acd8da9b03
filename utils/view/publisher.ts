import type { FlowState } from '../flow/state.ts';
import { createQueue } from '../queue.ts';
import type { Connection } from '../session/connection.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { composeView } from './compose-view.ts';
import type { View } from './view.ts';

interface PublisherItems {
  readonly connection: StoredItem<Connection>;
  readonly flow: StoredItem<FlowState>;
  readonly view: StoredItem<View>;
}

/** Returns a function that puts what is stored into the view that the popup shows. */
export function createPublisher(items: PublisherItems): () => Promise<void> {
  const queue = createQueue();
  return () =>
    queue(async () => {
      const [connection, flow] = await Promise.all([items.connection.get(), items.flow.get()]);
      await items.view.set(
        composeView(connection ?? { status: 'off', why: null }, flow?.step ?? { status: 'idle' }),
      );
    });
}
