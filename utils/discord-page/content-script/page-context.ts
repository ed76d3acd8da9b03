import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
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
  /** Has the assistant ask for its instructions again. */
  onInstructionsChanged: (() => void) | null;
  /** Aborted when Handset is switched off here, updated or removed. */
  signal: AbortSignal;
  /** Whether the page was there first, so that its gateway could not be heard from the start. */
  readonly loadedBeforeExtension: boolean;
}

const isPageContext = (value: unknown): value is PageContext =>
  typeof value === 'object' && value !== null && 'facts' in value && 'onChange' in value;

/** The context of this page, or null when the content script is not there (any more). */
export function currentPageContext(): PageContext | null {
  const context: unknown = Reflect.get(globalThis, PAGE_CONTEXT_KEY);
  return isPageContext(context) && !context.signal.aborted ? context : null;
}

/** Whether the content script has been started on this page. */
export const hasPageContext = (): boolean => Reflect.has(globalThis, PAGE_CONTEXT_KEY);

/** Makes the context of this page, in place of the one before. */
export function openPageContext(signal: AbortSignal, loadedBeforeExtension: boolean): PageContext {
  const context: PageContext = {
    facts: noFacts,
    look() {},
    tellAgain() {},
    onChange: null,
    onInstructionsChanged: null,
    signal,
    loadedBeforeExtension,
  };
  Reflect.set(globalThis, PAGE_CONTEXT_KEY, context);
  return context;
}
