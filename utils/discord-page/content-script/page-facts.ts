import { type AssistSettings, defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import type { GatewayHint } from '../bridge/hint.ts';

/** What is known of a Discord page. Hints of the page, so it can make Handset offer something and never do anything. */
export interface PageFacts {
  /** What READY said; null until it was read. */
  readonly ready: Extract<GatewayHint, { type: 'ready' }> | null;
  /** What the gateway demands now; null when it demands nothing or has told nothing. */
  readonly action: string | null;
  readonly settings: AssistSettings;
}

export const noFacts: PageFacts = { ready: null, action: null, settings: defaultAssistSettings };

/** What is known after a hint. What cannot be read any more is not known any more. */
export function withHint(facts: PageFacts, hint: GatewayHint): PageFacts {
  switch (hint.type) {
    case 'ready':
      return { ...facts, ready: hint, action: hint.action };
    case 'actionChanged':
      return { ...facts, action: hint.action };
    case 'cannotRead':
      return { ...facts, ready: null, action: null };
  }
}
