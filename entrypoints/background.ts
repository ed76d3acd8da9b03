import { defineBackground } from 'wxt/utils/define-background';
import { createAssistKeeper } from '@/utils/assist/assist-keeper.ts';
import { handOffOf } from '@/utils/assist/hand-off-of.ts';
import { helpOpenTabs } from '@/utils/assist/help-open-tabs.ts';
import { inject } from '@/utils/assist/inject.ts';
import { openToolbar, showPopupWindow } from '@/utils/browser/popup-window.ts';
import { createReminder } from '@/utils/browser/reminder.ts';
import { showWelcome } from '@/utils/browser/welcome.ts';
import { callDiscord } from '@/utils/discord/client.ts';
import { getCurrentUser } from '@/utils/discord/endpoints.ts';
import { createDraftKeeper } from '@/utils/flow/draft-keeper.ts';
import { createHeldPassword } from '@/utils/flow/held-password.ts';
import type { FlowIntent } from '@/utils/flow/intents.ts';
import { createEffectPerformer } from '@/utils/flow/perform-effect.ts';
import { createRunner } from '@/utils/flow/runner.ts';
import { listen } from '@/utils/messaging/listen.ts';
import { createPageAccountKeeper } from '@/utils/required-action/page-account-keeper.ts';
import { callContextOf } from '@/utils/session/call-context.ts';
import { createDiscordPages } from '@/utils/session/discord-pages.ts';
import { findDiscordTabs, reloadDiscordTab, showDiscordTab } from '@/utils/session/discord-tabs.ts';
import { readPageUser } from '@/utils/session/page-user.ts';
import { createRequestWatch } from '@/utils/session/request-watch.ts';
import { createSessionKeeper } from '@/utils/session/session-keeper.ts';
import { defaultSessionSettings } from '@/utils/session/session-settings.ts';
import { hasSiteAccess, onSiteAccess } from '@/utils/session/site-access.ts';
import {
  assistItem,
  connectionItem,
  flowItem,
  pageAccountsItem,
  reminderItem,
} from '@/utils/storage/background-items.ts';
import { phoneDraftItem, viewItem } from '@/utils/storage/popup-items.ts';
import { sessionSettingsItem } from '@/utils/storage/settings-items.ts';
import { createSettingsReader } from '@/utils/storage/settings-reader.ts';
import { showBadge } from '@/utils/view/badge.ts';
import { createPublisher } from '@/utils/view/publisher.ts';

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

  const keeper = createSessionKeeper({
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

  const pageAccounts = createPageAccountKeeper({ item: pageAccountsItem, onChanged: publish });

  const assist = createAssistKeeper({
    item: assistItem,
    injectAssistant: (tabId) => inject('assistant', tabId),
  });

  const heldPassword = createHeldPassword(now);
  const drafts = createDraftKeeper({ item: phoneDraftItem, flow: flowItem });

  const runner = createRunner({
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
      if (handOffOf(step) === null) await assist.settle();
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
      const handOff = flow === null ? null : handOffOf(flow.step);
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
    phoneNumbersWanted: (_, tabId) => inject('phone-numbers', tabId),
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
    await Promise.all([publish(), helpOpenTabs()]);
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
  if (!(await viewItem.exists())) await helpOpenTabs();
}
