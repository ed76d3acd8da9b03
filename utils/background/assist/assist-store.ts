import type { HandOff } from '#shared/flow/hand-off.ts';
import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import { createQueue } from '../queue.ts';
import { type AssistState, initialAssistState } from './assist-state.ts';

/** Beyond this, the oldest tabs are forgotten. Browsers do not reuse tab ids within a session. */
const MAX_QUIET_TABS = 50;

interface AssistDeps {
  readonly item: StoredItem<AssistState>;
  /** Injects the assistant into a Discord tab, or makes the one already there ask for its instructions again. */
  readonly injectAssistant: (tabId: number) => Promise<void>;
}

export type AssistStore = ReturnType<typeof createAssistStore>;

/** Owns the instructions for the assistants on Discord's pages. They ask for them at their start, and store nothing. */
export function createAssistStore({ item, injectAssistant }: AssistDeps) {
  const queue = createQueue();
  const load = async () => (await item.get()) ?? initialAssistState;
  const change = (changeState: (before: AssistState) => AssistState) =>
    queue(async () => item.set(changeState(await load())));
  const without = (tabs: readonly number[], tabId: number) => tabs.filter((each) => each !== tabId);

  return {
    /** For a page that shows something the assistant can help with. */
    startAssistant: (tabId: number) => injectAssistant(tabId),

    /** The instructions for the assistant in a tab. */
    instructionsFor: (tabId: number): Promise<AssistantInstructions> =>
      queue(async () => {
        const { quietTabs, handOff } = await load();
        const isHere = handOff?.tabId === tabId;
        return {
          isQuiet: quietTabs.includes(tabId),
          handOff: isHere ? { why: handOff.why, removes: handOff.removes } : null,
        };
      }),

    /** The user chose "Not now": the tab's card stays a pill, and its hand-off is over. */
    notNow: (tabId: number) =>
      change(({ quietTabs, handOff }) => ({
        quietTabs: [...without(quietTabs, tabId), tabId].slice(-MAX_QUIET_TABS),
        handOff: handOff?.tabId === tabId ? null : handOff,
      })),

    /** The popup sends the user to a tab: its card says what to do, even in a quiet tab. */
    async startHandOff(tabId: number, { why, removes }: HandOff): Promise<void> {
      await change(({ quietTabs }) => ({
        quietTabs: without(quietTabs, tabId),
        handOff: { tabId, why, removes },
      }));
      await injectAssistant(tabId);
    },

    /** Forgets all quiet tabs and the hand-off. */
    forgetAll: () => queue(item.remove),

    /** The flow is no longer handed off to Discord's page. */
    clearHandOff: () =>
      queue(async () => {
        const state = await load();
        if (state.handOff !== null) await item.set({ ...state, handOff: null });
      }),
  };
}
