import { createQueue } from '../queue.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { actionOf, type RequiredActionState, unknownRequiredAction } from './required-action.ts';

interface RequiredActionWorld {
  readonly item: StoredItem<RequiredActionState>;
  /** Called after every change. */
  readonly onChanged: () => Promise<void>;
}

/** Owns what is known of the required action. It comes from the page, so it can offer something and never do anything. */
export function createRequiredActionKeeper(world: RequiredActionWorld) {
  const queue = createQueue();
  const set = (state: RequiredActionState) =>
    queue(async () => {
      await world.item.set(state);
      await world.onChanged();
    });

  return {
    /** The page's gateway told what is demanded of a user; null when nothing is. */
    seen: (userId: string, action: string | null) => set({ status: 'known', userId, action }),

    /** A phone was verified: what is demanded now is not known until the gateway tells. */
    settled: () => set(unknownRequiredAction),

    /** What is demanded of a user, null when nothing is or it is not known. */
    actionOf: (userId: string) =>
      queue(async () => actionOf((await world.item.get()) ?? unknownRequiredAction, userId)),
  };
}
