import type { AccountHint } from '#shared/account-hint.ts';
import { nativeBrowser } from '#shared/browser/native-browser.ts';
import { isDescribePage, isReadGateway } from '#shared/messaging/tab-messages.ts';
import {
  ASSIST_SETTINGS_KEY,
  defaultAssistSettings,
  readAssistSettings,
} from '#shared/settings/assist-settings.ts';
import { CONSENT_KEY, helpStateOf, readConsent } from '#shared/settings/consent.ts';
import { onHint, onTapCommand, sendTapCommand } from '../bridge/bridge.ts';
import type { GatewayHint } from '../bridge/hint.ts';
import { createAssistantRequest } from './ask-for-assistant.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import { createHintSender } from './hint-sender.ts';
import { currentPageContext, openPageContext } from './page-context.ts';
import { withHint } from './page-facts.ts';
import { pageUserId } from './page-user-id.ts';
import { sendToBackground } from './send-to-background.ts';
import { throttle } from './throttle.ts';
import { isWorthScanning, watchPage } from './watch-page.ts';

/** The pause between checks of the page after hints, in ms. */
const CHECK_PAUSE_MS = 100;

/** The value of a stored item, which is parsed next. */
const storedValue = (stored: unknown): unknown => Object(stored).value;

/** Whether the extension that this script belongs to has been updated or removed. */
const isOrphaned = (): boolean => nativeBrowser().runtime.id === undefined;

/**
 * Helps on this page while the user agrees to that, and follows the settings. When it is called while it helps it only
 * resends the facts, because the background may not have been listening the first time.
 */
export async function startContentScript(): Promise<void> {
  const current = currentPageContext();
  if (current !== null) {
    current.resendFacts();
    return;
  }
  const { runtime, storage } = nativeBrowser();
  const running = new AbortController();
  const { signal } = running;
  const context = openPageContext(signal, document.readyState !== 'loading');
  // A card left by the previous version, whose scripts Firefox has ended.
  document.querySelector('handset-card')?.remove();
  // The next version's script begins with a tap command; this script has to end when it sees one.
  onTapCommand(
    () => {
      if (isOrphaned()) running.abort();
    },
    { signal },
  );
  let isReadingWanted = false;
  const onMessage: Parameters<typeof runtime.onMessage.addListener>[0] = (
    message,
    _sender,
    reply,
  ) => {
    if (isDescribePage(message)) reply(context.layoutSeen);
    isReadingWanted ||= isReadGateway(message);
    if (isReadingWanted) context.startReading();
  };
  runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(onMessage));

  const applyConsent = (stored: unknown) => {
    if (helpStateOf(readConsent(storedValue(stored))) === 'on') return;
    running.abort();
    sendTapCommand('stop');
  };
  const applySettings = (stored: unknown) => {
    const settings = readAssistSettings(storedValue(stored)) ?? defaultAssistSettings;
    context.facts = { ...context.facts, settings };
    context.onChange?.();
  };
  const onChanged: Parameters<typeof storage.onChanged.addListener>[0] = (changes) => {
    const { [CONSENT_KEY]: consent, [ASSIST_SETTINGS_KEY]: settings } = changes;
    if (consent) applyConsent(consent.newValue);
    if (settings) applySettings(settings.newValue);
  };
  storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => storage.onChanged.removeListener(onChanged));

  const stored = await storage.local.get([CONSENT_KEY, ASSIST_SETTINGS_KEY]);
  applyConsent(stored[CONSENT_KEY]);
  if (signal.aborted) return;
  applySettings(stored[ASSIST_SETTINGS_KEY]);
  startHelping(context, running);
  if (isReadingWanted) context.startReading();
}

function startHelping(context: ReturnType<typeof openPageContext>, running: AbortController): void {
  const { signal } = running;

  /** Sends to the background. If the extension is gone, ends everything here: an updated extension starts afresh. */
  const sendOrEnd: typeof sendToBackground = async (name, data) => {
    try {
      return await sendToBackground(name, data);
    } catch (error) {
      if (isOrphaned()) running.abort();
      throw error;
    }
  };

  const askForAssistant = createAssistantRequest(
    () => void sendOrEnd('assistantWanted', null).catch(() => {}),
    () => context.onChange === null && (context.facts.action !== null || isWorthScanning(document)),
    signal,
  );

  let isReading = false;
  const startReading = () => {
    if (isReading) return;
    isReading = true;
    sendTapCommand('start');
  };

  const checkPage = () => {
    if (isOrphaned()) {
      running.abort();
      return;
    }
    const { onChange } = context;
    // Looked for once, and no longer when the tap reads and the assistant is there.
    const isWorth = !(isReading && onChange) && isWorthScanning(document);
    if (isWorth) startReading();
    if (onChange) onChange();
    else if (isWorth || context.facts.action !== null) askForAssistant();
  };
  const checkAfterHint = throttle(checkPage, CHECK_PAUSE_MS);

  const sendHint = createHintSender(sendOrEnd, signal);

  const sendReady = (name: 'readySeen' | 'readyRepeated') => {
    const { ready, action } = context.facts;
    if (ready === null) return;
    const { type: _, action: __, ...user } = ready;
    sendHint(name, { user, action });
  };

  /** Where READY is gone, the page's own storage says whose the action is. */
  const sendAction = (userId: string | null) => {
    if (userId !== null) sendHint('requiredActionSeen', { userId, action: context.facts.action });
  };

  /** What was told last of each part of the account: only the latest hint is sent, so it has to contain the others. */
  let heard: AccountHint | null = null;

  const sendUserChange = ({ type: _, ...told }: Extract<GatewayHint, { type: 'userChanged' }>) => {
    // Only the page's own user.
    if ((context.facts.ready?.userId ?? pageUserId()) !== told.userId) return;
    const before = heard?.userId === told.userId ? heard : null;
    heard = {
      userId: told.userId,
      hasPhone: told.hasPhone ?? before?.hasPhone ?? null,
      hasEmail: told.hasEmail ?? before?.hasEmail ?? null,
      hasSmsMfa: told.hasSmsMfa ?? before?.hasSmsMfa ?? null,
    };
    sendHint('userChangeSeen', heard);
  };

  onHint((hint) => {
    const { ready } = context.facts;
    context.facts = withHint(context.facts, hint);
    if (hint.type === 'ready' || hint.type === 'readyMissed')
      context.lacksReady = hint.type === 'readyMissed';
    if (hint.type === 'ready') sendReady('readySeen');
    else if (hint.type === 'userChanged') sendUserChange(hint);
    else if (hint.type === 'actionChanged' || ready) sendAction(ready?.userId ?? pageUserId());
    checkAfterHint();
  }, signal);
  context.checkPage = checkPage;
  context.resendFacts = () => {
    sendReady('readySeen');
    if (context.facts.ready === null && context.facts.action !== null) sendAction(pageUserId());
    checkPage();
  };
  context.startReading = () => {
    if (isReading) sendReady('readyRepeated');
    else startReading();
  };
  sendTapCommand('keep');
  let hasAsked = false;
  const askWhetherToRead = () => {
    if (hasAsked) return;
    hasAsked = true;
    askUntilAnswered(
      () => sendOrEnd('pageStarted', null),
      (isWanted) => {
        if (isWanted) startReading();
      },
      signal,
    );
  };
  // Calls back only on pages of Discord's app.
  watchPage(() => {
    // What is required may have been settled while the page was closed: badge and popup must not go on showing it.
    askWhetherToRead();
    checkPage();
  }, signal);
}
