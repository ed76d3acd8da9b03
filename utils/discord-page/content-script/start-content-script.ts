import { nativeBrowser } from '#shared/browser/native-browser.ts';
import {
  ASSIST_SETTINGS_KEY,
  type AssistSettings,
  defaultAssistSettings,
  readAssistSettings,
} from '#shared/settings/assist-settings.ts';
import { onHint, onOrder, sendOrder } from '../bridge/bridge.ts';
import { currentPageLink, hasPageLink, openPageLink } from './page-context.ts';
import { noFacts, withHint } from './page-facts.ts';
import { sendToBackground } from './send-to-background.ts';
import { isWorthALook, watchPage } from './watch-page.ts';

/** Whether the extension that this script came with has been updated or removed. */
const isLeftOver = (): boolean => nativeBrowser().runtime.id === undefined;

/**
 * Helps on this page as long as the settings let it; follows them as they change. A second time it only tells again
 * what is known: the first time nobody may have listened yet.
 */
export async function startPage(): Promise<void> {
  if (hasPageLink()) {
    currentPageLink()?.tellAgain();
    return;
  }
  const { storage } = nativeBrowser();
  const loadedBeforeExtension = document.readyState !== 'loading';
  // Of a version before, whose scripts Firefox has ended.
  document.querySelector('handset-card')?.remove();
  let running: AbortController | null = null;
  let link = openPageLink(AbortSignal.abort(), loadedBeforeExtension);
  // The first thing that the next version's script does here: then this one has to be silent.
  onOrder(() => {
    if (isLeftOver()) running?.abort();
  });
  const follow = (stored: unknown) => {
    const settings = readAssistSettings(Object(stored).value) ?? defaultAssistSettings;
    if (!settings.assist) {
      running?.abort();
      running = null;
      sendOrder('stop');
    } else if (running === null) {
      running = new AbortController();
      link = openPageLink(running.signal, loadedBeforeExtension);
      help(link, settings, running);
    } else {
      link.facts = { ...link.facts, settings };
      link.onChange?.();
    }
  };
  storage.onChanged.addListener((changes) => {
    const change = changes[ASSIST_SETTINGS_KEY];
    if (change) follow(change.newValue);
  });
  const stored = await storage.local.get(ASSIST_SETTINGS_KEY);
  follow(stored[ASSIST_SETTINGS_KEY]);
}

function help(
  link: ReturnType<typeof openPageLink>,
  settings: AssistSettings,
  running: AbortController,
): void {
  const { signal } = running;
  link.facts = { ...noFacts, settings };

  /** What it is told is told to the background too, as long as there is one: an updated extension starts anew. */
  const tell: typeof sendToBackground = async (name, data) => {
    try {
      return await sendToBackground(name, data);
    } catch (error) {
      if (isLeftOver()) running.abort();
      throw error;
    }
  };

  const look = () => {
    if (isLeftOver()) running.abort();
    else if (link.onChange) link.onChange();
    else if (link.facts.action !== null || isWorthALook(document))
      tell('assistantWanted', null).catch(() => {});
  };

  const tellReady = () => {
    const { ready, action } = link.facts;
    if (ready === null) return;
    const { type: _, action: __, ...user } = ready;
    tell('readySeen', { user, action }).catch(() => {});
  };

  onHint((hint) => {
    const { ready } = link.facts;
    link.facts = withHint(link.facts, hint);
    const { action } = link.facts;
    if (hint.type === 'ready') tellReady();
    else if (ready) tell('requiredActionSeen', { userId: ready.userId, action }).catch(() => {});
    look();
  }, signal);
  link.look = look;
  link.tellAgain = () => {
    tellReady();
    look();
  };
  sendOrder('start');
  watchPage(look, signal);
}
