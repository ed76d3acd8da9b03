import { ownGlobal, setOwnGlobal } from '#shared/own-global.ts';
import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
import type { LayoutWord } from '#shared/page-layout.ts';
import { noFacts, type PageFacts } from './page-facts.ts';

/**
 * What the content script shares with the assistant, which is injected later into the same page and the same world: the
 * facts, and callbacks for changes. The page's own scripts run in another world and cannot see it.
 */
export interface PageContext {
  facts: PageFacts;
  /** Checks the page for something to help with. Ends everything here if the extension is gone. */
  checkPage: () => void;
  /** Sends the facts to the background again. */
  resendFacts: () => void;
  /** Set by the assistant, null until then. Called when facts or page may have changed. */
  onChange: (() => void) | null;
  /** Set by the assistant. Makes it ask for its instructions again. */
  onInstructionsChanged: (() => void) | null;
  /** Aborted when Handset is switched off on Discord's pages, updated or removed. */
  signal: AbortSignal;
  /** There is a reason to read what the gateway told: from now on it is read as it comes. */
  startReading: () => void;
  /**
   * Whether what READY said of the page's user cannot be read: the page was loaded before help began, or has been open
   * for so long that it is no longer kept.
   */
  lacksReady: boolean;
  /** What the assistant recognised last of Discord's screen and dialogs, for a report. */
  layoutSeen: readonly LayoutWord[];
}

const isPageContext = (value: unknown): value is PageContext =>
  typeof value === 'object' && value !== null && 'facts' in value && 'onChange' in value;

/** The context of this page, or null while no content script runs here. */
export function currentPageContext(): PageContext | null {
  const context = ownGlobal(PAGE_CONTEXT_KEY);
  return isPageContext(context) && !context.signal.aborted ? context : null;
}

/** Creates the context of this page and replaces the previous one. */
export function openPageContext(signal: AbortSignal, lacksReady: boolean): PageContext {
  const context: PageContext = {
    facts: noFacts,
    checkPage() {},
    resendFacts() {},
    onChange: null,
    onInstructionsChanged: null,
    signal,
    startReading() {},
    lacksReady,
    layoutSeen: [],
  };
  setOwnGlobal(PAGE_CONTEXT_KEY, context);
  return context;
}
