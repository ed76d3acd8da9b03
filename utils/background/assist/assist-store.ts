import type { HandOff } from '#shared/flow/hand-off.ts';
import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import { type AssistState, noAssist } from './assist-state.ts';

/** Tabs are forgotten in the order in which they came; their ids are not used again. */
const MAX_QUIET_TABS = 50;

interface AssistDeps {
  readonly item: StoredItem<AssistState>;
  /** Puts the assistant into a Discord tab, or has the one that is there ask for its orders again. */
  readonly injectAssistant: (tabId: number) => Promise<void>;
}

export type AssistStore = ReturnType<typeof createAssistStore>;

/** Owns what the assistants on Discord's pages are to do: they ask when they start, and keep nothing. */
export function createAssistStore({ item, injectAssistant }: AssistDeps) {
  const queue = createQueue();
  const load = async () => (await item.get()) ?? noAssist;
  const change = (changeState: (before: AssistState) => AssistState) =>
    queue(async () => item.set(changeState(await load())));
  const without = (tabs: readonly number[], tabId: number) => tabs.filter((each) => each !== tabId);

  return {
    /** A page shows something that the assistant may help with. */
    wanted: (tabId: number) => injectAssistant(tabId),

    /** What the assistant of a tab is to do. */
    instructionsFor: (tabId: number): Promise<AssistantInstructions> =>
      queue(async () => {
        const { quietTabs, handOff } = await load();
        const isHere = handOff?.tabId === tabId;
        return {
          isQuiet: quietTabs.includes(tabId),
          handOff: isHere ? { why: handOff.why, removes: handOff.removes } : null,
        };
      }),

    /** "Not now": the card of this tab is a small button, and what the popup sent the user for is settled. */
    notNow: (tabId: number) =>
      change(({ quietTabs, handOff }) => ({
        quietTabs: [...without(quietTabs, tabId), tabId].slice(-MAX_QUIET_TABS),
        handOff: handOff?.tabId === tabId ? null : handOff,
      })),

    /** The popup sends the user to a tab: its card says what to do, even if it was to be quiet. */
    async handOver(tabId: number, { why, removes }: HandOff): Promise<void> {
      await change(({ quietTabs }) => ({
        quietTabs: without(quietTabs, tabId),
        handOff: { tabId, why, removes },
      }));
      await injectAssistant(tabId);
    },

    /** Forgets every tab, and what the popup sent the user for. */
    forgetAll: () => queue(item.remove),

    /** The flow is no longer handed off. */
    settle: () =>
      queue(async () => {
        const state = await load();
        if (state.handOff !== null) await item.set({ ...state, handOff: null });
      }),
  };
}
