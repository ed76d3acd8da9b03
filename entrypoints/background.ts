import { defineBackground } from 'wxt/utils/define-background';
import { createAssistStore } from '#background/assist/assist-store.ts';
import { injectIntoOpenTabs } from '#background/assist/inject-into-open-tabs.ts';
import { inject } from '#background/assist/inject-script.ts';
import { toHandOff } from '#background/assist/to-hand-off.ts';
import { openToolbar, showPopupWindow } from '#background/browser/popup-window.ts';
import { createReminder } from '#background/browser/reminder.ts';
import { showWelcome } from '#background/browser/show-welcome.ts';
import { callDiscord } from '#background/discord-api/client.ts';
import { getCurrentUser } from '#background/discord-api/endpoints.ts';
import { createFlowRunner } from '#background/flow/flow-runner.ts';
import { createHeldPassword } from '#background/flow/held-password.ts';
import { createEffectPerformer } from '#background/flow/perform-effect.ts';
import { createPhoneDraftStore } from '#background/flow/phone-draft-store.ts';
import { listen } from '#background/messaging/listen.ts';
import { createPageAccountStore } from '#background/page-accounts/page-account-store.ts';
import { callContextOf } from '#background/session/call-context.ts';
import { createDiscordPages } from '#background/session/discord-pages.ts';
import {
  findDiscordTabs,
  reloadDiscordTab,
  showDiscordTab,
} from '#background/session/discord-tabs.ts';
import { readPageUser } from '#background/session/page-user.ts';
import { createRequestWatch } from '#background/session/request-watch.ts';
import { createSessionRunner } from '#background/session/session-runner.ts';
import {
  assistItem,
  connectionItem,
  flowItem,
  pageAccountsItem,
  reminderItem,
} from '#background/storage/background-items.ts';
import { createSettingsReader } from '#background/storage/settings-reader.ts';
import { showBadge } from '#background/view/badge.ts';
import { createPublisher } from '#background/view/publisher.ts';
import { hasSiteAccess, onSiteAccess } from '#shared/browser/site-access.ts';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { defaultSessionSettings } from '#shared/settings/session-settings.ts';
import { phoneDraftItem, viewItem } from '#shared/storage/popup-items.ts';
import { sessionSettingsItem } from '#shared/storage/settings-items.ts';

export default defineBackground({ type: 'module', main });

// Every listener is registered before anything is awaited: that is how a stopped background is woken.
function main() {
  const now = () => Date.now();
  const sessionSettings = createSettingsReader(
    sessionSettingsItem,
    defaultSessionSettings,
    () => void publish(),
  );
  const idleMs = async () => {
    const { idleMinutes } = await sessionSettings();
    return idleMinutes === null ? null : idleMinutes * 60_000;
  };
  const reminder = createReminder({
    item: reminderItem,
    flow: flowItem,
    onChanged: () => publish(),
  });
  const publish = createPublisher({
    connection: connectionItem,
    flow: flowItem,
    pageAccounts: pageAccountsItem,
    view: viewItem,
    idleMs,
    hasSiteAccess,
    showBadge,
    settleReminder: reminder.settle,
  });

  const keeper = createSessionRunner({
    item: connectionItem,
    now,
    idleMs,
    pages: createDiscordPages({ readPageUser, findDiscordTabs, hasSiteAccess }),
    getCurrentUser: (candidate) => callDiscord(getCurrentUser, null, callContextOf(candidate)),
    readyOf: async (userId) => (await pageAccounts.accountOf(userId))?.ready ?? null,
    async onChanged(connection) {
      if (connection.status === 'off') watch.stop();
      else watch.start();
      await publish();
    },
    onPageUser: (userId) => void runner.dispatch({ type: 'userChanged', userId }),
  });

  const watch = createRequestWatch(({ read, signsOut }) => {
    void (signsOut ? keeper.signedOut(read) : keeper.offer(read));
  });

  const pageAccounts = createPageAccountStore({ item: pageAccountsItem, onChanged: publish });

  const assist = createAssistStore({
    item: assistItem,
    injectAssistant: (tabId) => inject('assistant', tabId),
  });

  const heldPassword = createHeldPassword(now);
  const drafts = createPhoneDraftStore({ item: phoneDraftItem, flow: flowItem });

  const runner = createFlowRunner({
    item: flowItem,
    now,
    perform: createEffectPerformer({
      keeper,
      demandsReverify: pageAccounts.demandsReverify,
      isOnline: () => navigator.onLine,
      held: heldPassword,
    }),
    async onChanged({ step, userId }) {
      heldPassword.keepFor(step);
      await drafts.settle();
      if (toHandOff(step) === null) await assist.settle();
      const isVerified = step.status === 'done' && step.what !== 'removed';
      if (isVerified && userId !== null) await pageAccounts.settled(userId);
      else await publish();
    },
  });

  listen({
    async popupOpened() {
      await Promise.all([keeper.recheck(), runner.wake()]);
      await publish();
    },
    connect: () => keeper.connect(),
    async disconnect() {
      await runner.dispatch({ type: 'disconnected' });
      await pageAccounts.forgetUsers();
      await keeper.disconnect();
    },
    async showDiscord() {
      const [tabId, flow] = await Promise.all([
        showDiscordTab(),
        flowItem.get(),
        keeper.expectSession(),
      ]);
      const handOff = flow === null ? null : toHandOff(flow.step);
      if (tabId !== null && handOff !== null) await assist.handOver(tabId, handOff);
    },
    async reloadDiscord() {
      await keeper.expectSession();
      await reloadDiscordTab();
    },
    flowIntent: intend,
    keepDraft: drafts.keep,
    async forgetEverything() {
      await runner.dispatch({ type: 'disconnected' });
      await Promise.all([pageAccountsItem.remove(), assistItem.remove()]);
      await keeper.disconnect();
    },
    openWindow: showPopupWindow,
    remind: reminder.want,

    async readySeen({ user, action }, tabId) {
      await pageAccounts.ready(tabId, user, action);
      await keeper.pageReady();
    },
    requiredActionSeen: ({ userId, action }, tabId) =>
      pageAccounts.actionChanged(tabId, userId, action),
    assistantWanted: (_, tabId) => assist.wanted(tabId),
    assistantOpened: (_, tabId) => assist.orderFor(tabId),
    phoneNumbersWanted: (_, tabId) => inject('numbering-plans', tabId),
    notNow: (_, tabId) => assist.notNow(tabId),
    async useToolbar() {
      // First, because the browser wants it close to the click.
      const opened = openToolbar();
      await intend({ type: 'startPhone' });
      await opened;
    },
  });

  async function intend(intent: FlowIntent) {
    const account = await keeper.account();
    const told = account && (await pageAccounts.accountOf(account.userId));
    const context = account && { ...account, requiredAction: told?.action ?? null };
    await runner.dispatch({ type: 'intent', intent, context });
  }

  onSiteAccess(async () => {
    await keeper.recheck();
    await Promise.all([publish(), injectIntoOpenTabs()]);
  });

  showWelcome();
  reminder.listen();
  watch.start();
  void helpAfterLoading();
  void keeper.start();
  void runner.wake();
  // The background before may have died between storing the end of a flow and dropping what was typed.
  void drafts.settle();
}

/** Nothing was published yet: Handset has just been installed, updated or switched on, or the browser was started. */
async function helpAfterLoading() {
  if (!(await viewItem.exists())) await injectIntoOpenTabs();
}
