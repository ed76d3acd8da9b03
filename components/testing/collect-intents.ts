import type { FlowIntent } from '@/utils/flow/intents.ts';
import type { Actions } from '../actions.ts';

/** Actions that do nothing but add what a step intends to a list. */
export const collectIntents = (intents: FlowIntent[] = []): Actions => ({
  command() {},
  intend: (intent) => void intents.push(intent),
  keepDraft() {},
  remind() {},
  async copyDetails() {},
});
