import type { AccountHint } from '#shared/account-hint.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { PageMessageData } from '#shared/messaging/page-messages.ts';
import type { AssistStore } from '../assist/assist-store.ts';
import type { PageHelp } from '../assist/page-help.ts';
import { toHandOff } from '../assist/to-hand-off.ts';
import type { Reminder } from '../browser/reminder.ts';
import { dropFlow } from '../flow/drop-flow.ts';
import type { FlowRunner } from '../flow/flow-runner.ts';
import type { IntentContext } from '../flow/machine/events.ts';
import type { FlowState } from '../flow/machine/state.ts';
import type { PhoneDraftStore } from '../flow/phone-draft-store.ts';
import type { AccountRefresher } from '../flow/refresh-account.ts';
import type { PageAccountStore } from '../page-accounts/page-account-store.ts';
import type { Selections } from '../selections.ts';
import type { AccountTab } from '../session/discord-pages.ts';
import { nameOf } from '../session/machine/connection.ts';
import type { SessionRunner } from '../session/session-runner.ts';
import { settleAll } from '../settle-all.ts';
import type { ErasableItem } from '../storage/erasable-item.ts';
import type { MessageHandlers } from './listen.ts';

interface HandlerDeps {
  readonly help: PageHelp;
  readonly session: SessionRunner;
  readonly flow: FlowRunner;
  readonly flowItem: ErasableItem<FlowState>;
  readonly pageAccounts: PageAccountStore;
  readonly assist: AssistStore;
  readonly drafts: PhoneDraftStore;
  readonly selections: Selections;
  readonly reminder: Reminder;
  readonly refresher: AccountRefresher;
  readonly publish: () => Promise<void>;
  /** Makes Discord's pages read their gateways. */
  readonly requestReadingInAllTabs: () => Promise<void>;
  /** The Discord tab to which the user goes for an account, or for none in particular; null if there is none. */
  readonly findTabFor: (account: AccountTab | null) => Promise<number | null>;
  /** Brings a Discord tab to the front; opens one for null. */
  readonly showDiscordTab: (tabId: number | null) => Promise<void>;
  readonly reloadDiscordTab: (tabId: number | null) => Promise<void>;
  readonly showOwnWindow: () => Promise<void>;
  /** Shows Handset to the user of a Discord tab. */
  readonly showHandset: (tabId: number) => Promise<void>;
}

/** Creates the handlers for all messages. */
export function createMessageHandlers(deps: HandlerDeps): MessageHandlers {
  const { help, session, flow, pageAccounts, assist, drafts, selections, refresher } = deps;

  async function readContext(): Promise<IntentContext | null> {
    const account = await session.getAccount();
    const pageAccount = account && (await pageAccounts.accountOf(account.userId));
    if (account === null) return null;
    const name = nameOf(account);
    return { ...account, name, requiredAction: pageAccount?.action ?? null };
  }

  async function dispatchIntent(intent: FlowIntent, lastCallId?: number): Promise<void> {
    const context = await readContext();
    await flow.dispatch({ type: 'intent', intent, context, lastCallId });
  }

  async function hearAccount(hint: AccountHint): Promise<void> {
    const before = await session.getAccount();
    await session.handleAccountHeard(hint);
    if (before?.userId === hint.userId && before.hasPhone !== hint.hasPhone)
      refresher.markOutdated();
  }

  async function hearReady(ready: PageMessageData['readySeen'], tabId: number): Promise<void> {
    const { user, action } = ready;
    await pageAccounts.recordReady(tabId, user, action);
    await session.handlePageReady(user.userId);
    // READY may be read late, and be older than what is known. Where they differ, Discord is asked.
    const account = await session.getAccount();
    if (account?.userId === user.userId && account.hasPhone !== user.hasPhone)
      refresher.markOutdated();
  }

  /** What a page still sends when help has just been turned off is taken and dropped. */
  async function whileHelpIsOn(act: () => Promise<void>): Promise<true> {
    if ((await help.state()) === 'on') await act();
    return true;
  }

  const findTab = async () => deps.findTabFor(await session.getAccountTab());

  /** The authorization goes first. Nothing that fails or takes long keeps the other parts from going as well. */
  const forget = (
    why: 'disconnected' | 'forgotten',
    pageAccountsForgotten: () => Promise<void>,
    others: (() => Promise<void>)[] = [],
  ) =>
    settleAll(
      [
        session.disconnect,
        () => dropFlow(flow, deps.flowItem, { type: why }),
        drafts.forget,
        selections.forget,
        pageAccountsForgotten,
        ...others,
      ].map((part) => part()),
    );

  return {
    async popupOpened() {
      // What the pages tell comes as hints, so nothing waits for it.
      void deps.requestReadingInAllTabs();
      await Promise.all([session.recheck(), flow.wake()]);
      await flow.dispatch({ type: 'popupOpened', context: await readContext() });
      await deps.publish();
      await refresher.refreshIfOld();
    },
    connect: session.connect,
    turnOnHelp: help.turnOn,
    turnOffHelp: help.turnOff,
    disconnect: () => forget('disconnected', pageAccounts.forgetUsers),
    async showDiscord() {
      const tabId = await findTab();
      const [state] = await Promise.all([
        deps.flowItem.get(),
        deps.showDiscordTab(tabId),
        session.handleDiscordShown(),
      ]);
      const handOff = state === null ? null : toHandOff(state.step);
      if (tabId !== null && handOff !== null) await assist.startHandOff(tabId, handOff);
    },
    async reloadDiscord() {
      await session.handleDiscordShown();
      await deps.reloadDiscordTab(await findTab());
    },
    flowIntent: ({ intent, lastCallId }) => dispatchIntent(intent, lastCallId),
    keepDraft: (draft) => settleAll([drafts.save(draft), selections.take()]),
    forgetEverything: () => forget('forgotten', pageAccounts.forgetAll, [assist.forgetAll]),
    openWindow: deps.showOwnWindow,
    remind: deps.reminder.request,

    pageStarted: pageAccounts.isAnythingRequired,
    readySeen: (ready, tabId) => whileHelpIsOn(() => hearReady(ready, tabId)),
    readyRepeated: (ready, tabId) =>
      whileHelpIsOn(async () => {
        // Only a connection needs what was forgotten, and what is known is newer: a settled action is cleared here
        // before the page hears of that.
        if ((await session.current()).status !== 'waiting') return;
        const known = await pageAccounts.accountOf(ready.user.userId);
        if (known === null || known.ready === null) await hearReady(ready, tabId);
      }),
    requiredActionSeen: ({ userId, action }, tabId) =>
      whileHelpIsOn(async () => {
        await pageAccounts.recordAction(tabId, userId, action);
        await flow.dispatch({ type: 'actionSeen', userId, action });
      }),
    userChangeSeen: (hint) =>
      whileHelpIsOn(async () => {
        await pageAccounts.recordChange(hint);
        await session.handlePageReady(hint.userId);
        await hearAccount(hint);
        refresher.markOutdated();
      }),
    assistantWanted: (_, tabId) => assist.startAssistant(tabId),
    assistantOpened: (_, tabId) => assist.instructionsFor(tabId),
    phoneNumbersWanted: (_, tabId) => help.inject('numbering-plans', tabId),
    notNow: (_, tabId) => assist.notNow(tabId),
    async useToolbar(_, tabId) {
      // Before anything else, because the browser opens the popup only right after a click.
      const opened = deps.showHandset(tabId);
      await dispatchIntent({ type: 'startPhone' });
      await opened;
    },
  };
}
