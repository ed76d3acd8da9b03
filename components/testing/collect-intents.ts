import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { Actions } from '../popup/actions.ts';

/** Actions that do nothing but add what a step intends to a list. */
export const collectIntents = (intents: FlowIntent[] = []): Actions => ({
  command() {},
  intend: (intent) => void intents.push(intent),
  keepDraft() {},
  remind() {},
  async copyDetails() {},
});
