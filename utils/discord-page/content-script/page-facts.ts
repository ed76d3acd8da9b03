import { type AssistSettings, defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import type { GatewayHint } from '../bridge/hint.ts';

/** What is known about a Discord page. It comes from hints: they can make Handset offer something, but never act. */
export interface PageFacts {
  /** What READY said; null until READY was read. */
  readonly ready: Extract<GatewayHint, { type: 'ready' }> | null;
  /** The current required action; null when nothing is required or the gateway has not reported any. */
  readonly action: string | null;
  readonly settings: AssistSettings;
}

export const noFacts: PageFacts = { ready: null, action: null, settings: defaultAssistSettings };

/** The facts after a hint. When the gateway becomes unreadable, everything learned from it is discarded. */
export function withHint(facts: PageFacts, hint: GatewayHint): PageFacts {
  switch (hint.type) {
    case 'ready':
      return { ...facts, ready: hint, action: hint.action };
    case 'actionChanged':
      return { ...facts, action: hint.action };
    case 'userChanged':
      return facts.ready?.userId === hint.userId
        ? { ...facts, ready: { ...facts.ready, hasPhone: hint.hasPhone ?? facts.ready.hasPhone } }
        : facts;
    case 'readyMissed':
      return facts;
    case 'cannotRead':
      return { ...facts, ready: null, action: null };
  }
}
