import type { HandOff } from '#shared/flow/hand-off.ts';
import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { flowKindFor, routesOf } from '#shared/required-action/phone-route.ts';
import type { PageFacts } from '../content-script/page-facts.ts';
import type { Detection } from '../dialogs/detect.ts';

/** What the card shows. */
export type CardView =
  | PromptView
  | { readonly step: 'phone' }
  | { readonly step: 'code' }
  | {
      readonly step: 'handedOff';
      readonly handOff: HandOff;
      /** The button of Discord's prompt, which covers the settings; null when there is no prompt. */
      readonly button: PromptView['button'] | null;
    };

interface PromptView {
  readonly step: 'prompt';
  /** What Discord requires; unknown when only the prompt was seen, without a word from the gateway. */
  readonly asks: 'add' | 'reverify' | 'unknown';
  /** The button that leads there. It depends only on the required action, not on whether the account has a phone. */
  readonly button: 'add' | 'reverify' | 'unknown';
  /** Whether verifying an e-mail address resolves the action as well. */
  readonly email: boolean;
}

/** What the card shows now; null when there is nothing that it can help with. */
export function cardView(
  detection: Detection,
  facts: PageFacts,
  instructions: AssistantInstructions,
): CardView | null {
  if (!facts.settings.card) return null;
  const { dialog } = detection;
  // The user is busy with an unrelated dialog: a captcha, a password, another feature.
  if (dialog !== null) return dialog.kind === 'other' ? null : { step: dialog.kind };
  const prompt = promptView(detection, facts);
  const { handOff } = instructions;
  if (handOff === null) return prompt;
  return { step: 'handedOff', handOff, button: prompt?.button ?? null };
}

function promptView({ prompt }: Detection, { action, ready }: PageFacts): PromptView | null {
  if (action !== null) {
    const { phone, email } = routesOf(action);
    if (phone === 'none') return null;
    const asks = flowKindFor(action, ready?.hasPhone ?? false);
    return { step: 'prompt', asks, button: phone, email };
  }
  return prompt?.offers === 'one' || prompt?.offers === 'two'
    ? { step: 'prompt', asks: 'unknown', button: 'unknown', email: false }
    : null;
}
