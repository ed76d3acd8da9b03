import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { Actions } from '../popup/actions.ts';

/** Actions that only add the intents of a step to a list. */
export const collectIntents = (intents: FlowIntent[] = []): Actions => ({
  runCommand() {},
  sendIntent: (intent) => void intents.push(intent),
  keepDraft() {},
  remind() {},
  readClipboard: null,
  async copyDetails() {},
});
