import type { AccountHint } from '#shared/account-hint.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { AssistStore } from '../assist/assist-store.ts';
import type { PageScript } from '../assist/inject-script.ts';
import { toHandOff } from '../assist/to-hand-off.ts';
import type { Reminder } from '../browser/reminder.ts';
import type { FlowRunner } from '../flow/flow-runner.ts';
import type { IntentContext } from '../flow/machine/events.ts';
import type { FlowState } from '../flow/machine/state.ts';
import type { PhoneDraftStore } from '../flow/phone-draft-store.ts';
import type { AccountRefresher } from '../flow/refresh-account.ts';
import type { PageAccountStore } from '../page-accounts/page-account-store.ts';
import type { SessionRunner } from '../session/session-runner.ts';
import type { MessageHandlers } from './listen.ts';

interface HandlerDeps {
  readonly session: SessionRunner;
  readonly flow: FlowRunner;
  readonly flowItem: StoredItem<FlowState>;
  readonly pageAccounts: PageAccountStore;
  readonly assist: AssistStore;
  readonly drafts: PhoneDraftStore;
  readonly reminder: Reminder;
  readonly refresher: AccountRefresher;
  readonly publish: () => Promise<void>;
  readonly injectScript: (script: PageScript, tabId: number) => Promise<void>;
  /** Brings a Discord tab to the front. Resolves to its id, or null if a new one was opened. */
  readonly showDiscordTab: () => Promise<number | null>;
  readonly reloadDiscordTab: () => Promise<void>;
  readonly showPopupWindow: () => Promise<void>;
  readonly openPopup: () => Promise<void>;
}

/** What READY's hint does not tell of the account. */
const NOT_TOLD = { hasEmail: null, hasSmsMfa: null };

/** Creates the handlers for all messages. */
export function createMessageHandlers(deps: HandlerDeps): MessageHandlers {
  const { session, flow, pageAccounts, assist, drafts, refresher } = deps;

  async function readContext(): Promise<IntentContext | null> {
    const account = await session.getAccount();
    const pageAccount = account && (await pageAccounts.accountOf(account.userId));
    return account && { ...account, requiredAction: pageAccount?.action ?? null };
  }

  async function dispatchIntent(intent: FlowIntent): Promise<void> {
    await flow.dispatch({ type: 'intent', intent, context: await readContext() });
  }

  async function hearAccount(hint: AccountHint): Promise<void> {
    const before = await session.getAccount();
    await session.handleAccountHeard(hint);
    if (before?.userId === hint.userId && before.hasPhone !== hint.hasPhone)
      refresher.markOutdated();
  }

  return {
    async popupOpened() {
      await Promise.all([session.recheck(), flow.wake()]);
      await flow.dispatch({ type: 'popupOpened', context: await readContext() });
      await deps.publish();
      await refresher.refreshIfOld();
    },
    connect: session.connect,
    async disconnect() {
      await flow.dispatch({ type: 'disconnected' });
      await pageAccounts.forgetUsers();
      await session.disconnect();
    },
    async showDiscord() {
      const [tabId, state] = await Promise.all([
        deps.showDiscordTab(),
        deps.flowItem.get(),
        session.handleDiscordShown(),
      ]);
      const handOff = state === null ? null : toHandOff(state.step);
      if (tabId !== null && handOff !== null) await assist.startHandOff(tabId, handOff);
    },
    async reloadDiscord() {
      await session.handleDiscordShown();
      await deps.reloadDiscordTab();
    },
    flowIntent: dispatchIntent,
    keepDraft: drafts.save,
    async forgetEverything() {
      await flow.dispatch({ type: 'forgotten' });
      await Promise.all([pageAccounts.forgetAll(), assist.forgetAll()]);
      await session.disconnect();
    },
    openWindow: deps.showPopupWindow,
    remind: deps.reminder.request,

    async readySeen({ user, action }, tabId) {
      await pageAccounts.recordReady(tabId, user, action);
      await session.handlePageReady();
      await hearAccount({ userId: user.userId, hasPhone: user.hasPhone, ...NOT_TOLD });
    },
    async userChangeSeen(hint) {
      await hearAccount(hint);
      refresher.markOutdated();
    },
    requiredActionSeen: ({ userId, action }, tabId) =>
      pageAccounts.recordAction(tabId, userId, action),
    assistantWanted: (_, tabId) => assist.startAssistant(tabId),
    assistantOpened: (_, tabId) => assist.instructionsFor(tabId),
    phoneNumbersWanted: (_, tabId) => deps.injectScript('numbering-plans', tabId),
    notNow: (_, tabId) => assist.notNow(tabId),
    async useToolbar() {
      // Before anything else, because the browser opens the popup only right after a click.
      const opened = deps.openPopup();
      await dispatchIntent({ type: 'startPhone' });
      await opened;
    },
  };
}
