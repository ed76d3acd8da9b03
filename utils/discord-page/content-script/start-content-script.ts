import { nativeBrowser } from '#shared/browser/native-browser.ts';
import {
  ASSIST_SETTINGS_KEY,
  type AssistSettings,
  defaultAssistSettings,
  readAssistSettings,
} from '#shared/settings/assist-settings.ts';
import { onHint, onTapCommand, sendTapCommand } from '../bridge/bridge.ts';
import { currentPageContext, hasPageContext, openPageContext } from './page-context.ts';
import { noFacts, withHint } from './page-facts.ts';
import { sendToBackground } from './send-to-background.ts';
import { isWorthALook, watchPage } from './watch-page.ts';

/** Whether the extension that this script came with has been updated or removed. */
const isLeftOver = (): boolean => nativeBrowser().runtime.id === undefined;

/**
 * Helps on this page as long as the settings let it; follows them as they change. A second time it only tells again
 * what is known: the first time nobody may have listened yet.
 */
export async function startContentScript(): Promise<void> {
  if (hasPageContext()) {
    currentPageContext()?.tellAgain();
    return;
  }
  const { storage } = nativeBrowser();
  const loadedBeforeExtension = document.readyState !== 'loading';
  // Of a version before, whose scripts Firefox has ended.
  document.querySelector('handset-card')?.remove();
  let running: AbortController | null = null;
  let context = openPageContext(AbortSignal.abort(), loadedBeforeExtension);
  // The first thing that the next version's script does here: then this one has to be silent.
  onTapCommand(() => {
    if (isLeftOver()) running?.abort();
  });
  const follow = (stored: unknown) => {
    const settings = readAssistSettings(Object(stored).value) ?? defaultAssistSettings;
    if (!settings.assist) {
      running?.abort();
      running = null;
      sendTapCommand('stop');
    } else if (running === null) {
      running = new AbortController();
      context = openPageContext(running.signal, loadedBeforeExtension);
      help(context, settings, running);
    } else {
      context.facts = { ...context.facts, settings };
      context.onChange?.();
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
  context: ReturnType<typeof openPageContext>,
  settings: AssistSettings,
  running: AbortController,
): void {
  const { signal } = running;
  context.facts = { ...noFacts, settings };

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
    else if (context.onChange) context.onChange();
    else if (context.facts.action !== null || isWorthALook(document))
      tell('assistantWanted', null).catch(() => {});
  };

  const tellReady = () => {
    const { ready, action } = context.facts;
    if (ready === null) return;
    const { type: _, action: __, ...user } = ready;
    tell('readySeen', { user, action }).catch(() => {});
  };

  onHint((hint) => {
    const { ready } = context.facts;
    context.facts = withHint(context.facts, hint);
    const { action } = context.facts;
    if (hint.type === 'ready') tellReady();
    else if (ready) tell('requiredActionSeen', { userId: ready.userId, action }).catch(() => {});
    look();
  }, signal);
  context.look = look;
  context.tellAgain = () => {
    tellReady();
    look();
  };
  sendTapCommand('start');
  watchPage(look, signal);
}
