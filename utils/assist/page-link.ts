import { noFacts, type PageFacts } from './page-facts.ts';

/**
 * What the content script shares with the assistant, which comes later to the same page and the same world: the facts,
 * and a call whenever something may have changed. The page's own scripts live in another world and do not see it.
 */
export interface PageLink {
  facts: PageFacts;
  /** The assistant's; null until it is there. */
  onChange: (() => void) | null;
  /** Has the assistant ask for its orders again. */
  onOrder: (() => void) | null;
  /** Aborted when Handset is switched off here, updated or removed. */
  signal: AbortSignal;
}

const NAME = 'handsetPageLink';

const isPageLink = (value: unknown): value is PageLink =>
  typeof value === 'object' && value !== null && 'facts' in value && 'onChange' in value;

/** The link of this page, or null when the content script is not there (any more). */
export function currentPageLink(): PageLink | null {
  const link: unknown = Reflect.get(globalThis, NAME);
  return isPageLink(link) && !link.signal.aborted ? link : null;
}

/** Makes the link of this page, in place of one that is left over. */
export function openPageLink(signal: AbortSignal): PageLink {
  const link: PageLink = { facts: noFacts, onChange: null, onOrder: null, signal };
  Reflect.set(globalThis, NAME, link);
  return link;
}
