import * as z from 'zod/mini';
import { HAND_OFF_REASONS } from '#shared/flow/hand-off.ts';

/** What is stored about the assistants in Discord's tabs. */
export const AssistState = z.object({
  /** Tabs in which the user chose "Not now", oldest first. */
  quietTabs: z.array(z.number()),
  /** The tab to which the popup sent the user, and why. */
  handOff: z.nullable(
    z.object({
      tabId: z.number(),
      why: z.enum(HAND_OFF_REASONS),
      removes: z.boolean(),
    }),
  ),
});
export type AssistState = z.infer<typeof AssistState>;

export const initialAssistState: AssistState = { quietTabs: [], handOff: null };
