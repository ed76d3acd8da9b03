import type { Seen } from '../page/detect.ts';
import { flowKindFor, routesOf } from '../required-action/phone-route.ts';
import type { AssistantOrder, HandOff } from './assistant-order.ts';
import type { PageFacts } from './page-facts.ts';

/** What the card shows. */
export type CardView =
  | {
      readonly step: 'prompt';
      /** What Discord asks for; `either` and `unknown` where only its page was seen, with two buttons or with one. */
      readonly asks: 'add' | 'reverify' | 'either' | 'unknown';
      /** Whether an e-mail will do as well. */
      readonly email: boolean;
    }
  | { readonly step: 'phone' }
  | { readonly step: 'code' }
  | { readonly step: 'handedOff'; readonly handOff: HandOff };

/** What the card shows now; null when there is nothing that it can help with, or it is to be quiet. */
export function cardView(seen: Seen, facts: PageFacts, order: AssistantOrder): CardView | null {
  if (!facts.settings.card || order.isQuiet) return null;
  const { dialog } = seen;
  // A captcha, a password, something of somebody else: the user is busy with that.
  if (dialog !== null) return dialog.kind === 'other' ? null : { step: dialog.kind };
  if (order.handOff !== null) return { step: 'handedOff', handOff: order.handOff };
  return promptView(seen, facts);
}

function promptView({ prompt }: Seen, { action, ready }: PageFacts): CardView | null {
  if (action !== null) {
    const { phone, email } = routesOf(action);
    if (phone === 'none') return null;
    return { step: 'prompt', asks: flowKindFor(action, ready?.hasPhone ?? false), email };
  }
  switch (prompt?.offers) {
    case 'one':
      return { step: 'prompt', asks: 'unknown', email: false };
    case 'two':
      return { step: 'prompt', asks: 'either', email: false };
    default:
      return null;
  }
}
