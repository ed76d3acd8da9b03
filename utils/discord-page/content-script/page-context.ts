import { noFacts, type PageFacts } from './page-facts.ts';

/**
 * What the content script shares with the assistant, which comes later to the same page and the same world: the facts,
 * and a call whenever something may have changed. The page's own scripts live in another world and do not see it.
 */
export interface PageContext {
  facts: PageFacts;
  /** Has a look at the page, and ends everything here where the extension is gone. */
  look: () => void;
  /** Tells the background again what is known. */
  tellAgain: () => void;
  /** The assistant's; null until it is there. */
  onChange: (() => void) | null;
  /** Has the assistant ask for its orders again. */
  onOrder: (() => void) | null;
  /** Aborted when Handset is switched off here, updated or removed. */
  signal: AbortSignal;
  /** Whether the page was there first, so that its gateway could not be heard from the start. */
  readonly loadedBeforeExtension: boolean;
}

const NAME = 'handsetPageLink';

const isPageLink = (value: unknown): value is PageContext =>
  typeof value === 'object' && value !== null && 'facts' in value && 'onChange' in value;

/** The link of this page, or null when the content script is not there (any more). */
export function currentPageLink(): PageContext | null {
  const link: unknown = Reflect.get(globalThis, NAME);
  return isPageLink(link) && !link.signal.aborted ? link : null;
}

/** Whether the content script has been started on this page. */
export const hasPageLink = (): boolean => Reflect.has(globalThis, NAME);

/** Makes the link of this page, in place of the one before. */
export function openPageLink(signal: AbortSignal, loadedBeforeExtension: boolean): PageContext {
  const link: PageContext = {
    facts: noFacts,
    look() {},
    tellAgain() {},
    onChange: null,
    onOrder: null,
    signal,
    loadedBeforeExtension,
  };
  Reflect.set(globalThis, NAME, link);
  return link;
}
