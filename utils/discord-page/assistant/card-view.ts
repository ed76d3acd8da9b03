import type { HandOff } from '#shared/flow/hand-off.ts';
import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { flowKindFor, routesOf } from '#shared/required-action/phone-route.ts';
import type { PageFacts } from '../content-script/page-facts.ts';
import type { Seen } from '../dialogs/detect.ts';

/** What the card shows. */
export type CardView =
  | PromptView
  | { readonly step: 'phone' }
  | { readonly step: 'code' }
  | {
      readonly step: 'handedOff';
      readonly handOff: HandOff;
      /** The button of Discord's screen, which is above the settings; null where there is none. */
      readonly button: PromptView['button'] | null;
    };

interface PromptView {
  readonly step: 'prompt';
  /** What Discord asks for; unknown where only its page was seen. */
  readonly asks: 'add' | 'reverify' | 'unknown';
  /** Which button leads there. It goes by the action alone, whether or not the account has a phone. */
  readonly button: 'add' | 'reverify' | 'unknown';
  /** Whether an e-mail will do as well. */
  readonly email: boolean;
}

/** What the card shows now; null when there is nothing that it can help with. */
export function cardView(
  seen: Seen,
  facts: PageFacts,
  order: AssistantInstructions,
): CardView | null {
  if (!facts.settings.card) return null;
  const { dialog } = seen;
  // A captcha, a password, something of somebody else: the user is busy with that.
  if (dialog !== null) return dialog.kind === 'other' ? null : { step: dialog.kind };
  const prompt = promptView(seen, facts);
  const { handOff } = order;
  if (handOff === null) return prompt;
  return { step: 'handedOff', handOff, button: prompt?.button ?? null };
}

function promptView({ prompt }: Seen, { action, ready }: PageFacts): PromptView | null {
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
