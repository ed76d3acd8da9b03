import { onHint, sendOrder } from '../gateway/bridge.ts';
import { nativeBrowser } from '../native-browser.ts';
import { isWorthALook, watchPage } from '../page/watch-page.ts';
import { ASSIST_SETTINGS_KEY, type AssistSettings, readAssistSettings } from './assist-settings.ts';
import { noFacts, withHint } from './page-facts.ts';
import { openPageLink } from './page-link.ts';
import { tellBackground } from './tell-background.ts';

/** Helps on this page as long as the settings let it; follows them as they change. */
export async function startPage(): Promise<void> {
  const { storage } = nativeBrowser();
  let running: AbortController | null = null;
  let link = openPageLink(AbortSignal.abort());
  const follow = (stored: unknown) => {
    const settings = readAssistSettings(Object(stored).value);
    if (!settings.assist) {
      running?.abort();
      running = null;
      sendOrder('stop');
    } else if (running === null) {
      running = new AbortController();
      link = openPageLink(running.signal);
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
  const tell: typeof tellBackground = async (name, data) => {
    try {
      return await tellBackground(name, data);
    } catch (error) {
      if (nativeBrowser().runtime.id === undefined) running.abort();
      throw error;
    }
  };

  const look = () => {
    if (link.onChange) link.onChange();
    else if (link.facts.action !== null || isWorthALook(document))
      tell('assistantWanted', null).catch(() => {});
  };

  onHint((hint) => {
    const { ready } = link.facts;
    link.facts = withHint(link.facts, hint);
    const { action } = link.facts;
    if (hint.type === 'ready') {
      const { type: _, action: __, ...user } = hint;
      tell('readySeen', { user, action }).catch(() => {});
    } else if (ready) tell('requiredActionSeen', { userId: ready.userId, action }).catch(() => {});
    look();
  }, signal);
  sendOrder('start');
  watchPage(look, signal);
}
