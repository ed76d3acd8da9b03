import type { AccountHint } from '#shared/account-hint.ts';
import { nativeBrowser } from '#shared/browser/native-browser.ts';
import {
  ASSIST_SETTINGS_KEY,
  type AssistSettings,
  defaultAssistSettings,
  readAssistSettings,
} from '#shared/settings/assist-settings.ts';
import { onHint, onTapCommand, sendTapCommand } from '../bridge/bridge.ts';
import type { GatewayHint } from '../bridge/hint.ts';
import { createHintSender } from './hint-sender.ts';
import { currentPageContext, hasPageContext, openPageContext } from './page-context.ts';
import { noFacts, withHint } from './page-facts.ts';
import { sendToBackground } from './send-to-background.ts';
import { throttle } from './throttle.ts';
import { isWorthScanning, watchPage } from './watch-page.ts';

/** The pauses between checks of the page after hints, and between messages that ask for the assistant, in ms. */
const CHECK_PAUSE_MS = 100;
const MESSAGE_PAUSE_MS = 300;

/** Whether the extension that this script belongs to has been updated or removed. */
const isOrphaned = (): boolean => nativeBrowser().runtime.id === undefined;

/**
 * Helps on this page while the settings allow it, and follows their changes. When it is called again on the same page
 * it only resends the facts, because the background may not have been listening the first time.
 */
export async function startContentScript(): Promise<void> {
  if (hasPageContext()) {
    currentPageContext()?.resendFacts();
    return;
  }
  const { storage } = nativeBrowser();
  const loadedBeforeExtension = document.readyState !== 'loading';
  // A card left by the previous version, whose scripts Firefox has ended.
  document.querySelector('handset-card')?.remove();
  let running: AbortController | null = null;
  let context = openPageContext(AbortSignal.abort(), loadedBeforeExtension);
  // The next version's script begins with a tap command; this script has to end when it sees one.
  onTapCommand(() => {
    if (isOrphaned()) running?.abort();
  });
  const applySettings = (stored: unknown) => {
    const settings = readAssistSettings(Object(stored).value) ?? defaultAssistSettings;
    if (!settings.assist) {
      running?.abort();
      running = null;
      sendTapCommand('stop');
    } else if (running === null) {
      running = new AbortController();
      context = openPageContext(running.signal, loadedBeforeExtension);
      startHelping(context, settings, running);
    } else {
      context.facts = { ...context.facts, settings };
      context.onChange?.();
    }
  };
  storage.onChanged.addListener((changes) => {
    const change = changes[ASSIST_SETTINGS_KEY];
    if (change) applySettings(change.newValue);
  });
  const stored = await storage.local.get(ASSIST_SETTINGS_KEY);
  applySettings(stored[ASSIST_SETTINGS_KEY]);
}

function startHelping(
  context: ReturnType<typeof openPageContext>,
  settings: AssistSettings,
  running: AbortController,
): void {
  const { signal } = running;
  context.facts = { ...noFacts, settings };

  /** Sends to the background. If the extension is gone, ends everything here: an updated extension starts afresh. */
  const sendOrEnd: typeof sendToBackground = async (name, data) => {
    try {
      return await sendToBackground(name, data);
    } catch (error) {
      if (isOrphaned()) running.abort();
      throw error;
    }
  };

  const askForAssistant = throttle(() => {
    sendOrEnd('assistantWanted', null).catch(() => {});
  }, MESSAGE_PAUSE_MS);

  const checkPage = () => {
    if (isOrphaned()) running.abort();
    else if (context.onChange) context.onChange();
    else if (context.facts.action !== null || isWorthScanning(document)) askForAssistant();
  };
  const checkAfterHint = throttle(checkPage, CHECK_PAUSE_MS);

  const sendHint = createHintSender(sendOrEnd, signal);

  const sendReady = () => {
    const { ready, action } = context.facts;
    if (ready === null) return;
    const { type: _, action: __, ...user } = ready;
    sendHint('readySeen', { user, action });
  };

  /** What was told last of each part of the account: only the latest hint is sent, so it has to contain the others. */
  let heard: AccountHint | null = null;

  const sendUserChange = ({ type: _, ...told }: Extract<GatewayHint, { type: 'userChanged' }>) => {
    // Only the page's own user. READY is sent again, so that a session that starts later knows the change.
    if (context.facts.ready?.userId !== told.userId) return;
    const before = heard?.userId === told.userId ? heard : null;
    heard = {
      userId: told.userId,
      hasPhone: told.hasPhone ?? before?.hasPhone ?? null,
      hasEmail: told.hasEmail ?? before?.hasEmail ?? null,
      hasSmsMfa: told.hasSmsMfa ?? before?.hasSmsMfa ?? null,
    };
    sendReady();
    sendHint('userChangeSeen', heard);
  };

  onHint((hint) => {
    const { ready } = context.facts;
    context.facts = withHint(context.facts, hint);
    const { action } = context.facts;
    if (hint.type === 'ready') sendReady();
    else if (hint.type === 'userChanged') sendUserChange(hint);
    else if (ready) sendHint('requiredActionSeen', { userId: ready.userId, action });
    checkAfterHint();
  }, signal);
  context.checkPage = checkPage;
  context.resendFacts = () => {
    sendReady();
    checkPage();
  };
  sendTapCommand('start');
  watchPage(checkPage, signal);
}
