import { defineBackground } from 'wxt/utils/define-background';
import { createAssistStore } from '#background/assist/assist-store.ts';
import { injectIntoOpenTabs } from '#background/assist/inject-into-open-tabs.ts';
import { injectScript } from '#background/assist/inject-script.ts';
import { createPageHelp, type PageHelp } from '#background/assist/page-help.ts';
import { setPageScripts } from '#background/assist/page-scripts.ts';
import { toHandOff } from '#background/assist/to-hand-off.ts';
import { createReminder } from '#background/browser/reminder.ts';
import { showHandset, showOwnWindow } from '#background/browser/show-handset.ts';
import { showWelcomeWhenDue } from '#background/browser/show-welcome.ts';
import { callDiscord } from '#background/discord-api/client.ts';
import { getCurrentUser } from '#background/discord-api/endpoints.ts';
import { dropFlow } from '#background/flow/drop-flow.ts';
import { createFlowRunner } from '#background/flow/flow-runner.ts';
import { createHeldPassword } from '#background/flow/held-password.ts';
import { createEffectPerformer } from '#background/flow/perform-effect.ts';
import { createPhoneDraftStore } from '#background/flow/phone-draft-store.ts';
import { contradictsAccount, createAccountRefresher } from '#background/flow/refresh-account.ts';
import { listen } from '#background/messaging/listen.ts';
import { createMessageHandlers } from '#background/messaging/message-handlers.ts';
import { createPageAccountStore } from '#background/page-accounts/page-account-store.ts';
import { createReadyWaiter } from '#background/page-accounts/wait-for-ready.ts';
import { createSelections } from '#background/selections.ts';
import { callContextOf } from '#background/session/call-context.ts';
import { createDiscordPages } from '#background/session/discord-pages.ts';
import {
  findDiscordTabs,
  reloadDiscordTab,
  showDiscordTab,
} from '#background/session/discord-tabs.ts';
import { createIdleAlarm } from '#background/session/idle-alarm.ts';
import { readPageUser } from '#background/session/read-page-user.ts';
import { createRequestWatch } from '#background/session/request-watch.ts';
import { createSessionRunner } from '#background/session/session-runner.ts';
import { settleAll } from '#background/settle-all.ts';
import { createBackgroundItems } from '#background/storage/background-items.ts';
import { createSettingsReader } from '#background/storage/settings-reader.ts';
import { createBadge } from '#background/view/badge.ts';
import { createPublisher } from '#background/view/publisher.ts';
import { requestReading, requestReadingInAllTabs } from '#shared/browser/request-reading.ts';
import { hasSiteAccess, onSiteAccessChange } from '#shared/browser/site-access.ts';
import { defaultSessionSettings, toIdleMs } from '#shared/settings/session-settings.ts';
import { viewItem } from '#shared/storage/popup-items.ts';
import { sessionSettingsItem } from '#shared/storage/settings-items.ts';

export default defineBackground({ type: 'module', main });

/** Creates the parts in dependency order, then registers every listener before anything is awaited. */
function main() {
  const items = createBackgroundItems();
  const now = () => Date.now();
  const isOnline = () => navigator.onLine;
  const sessionSettings = createSettingsReader(sessionSettingsItem, defaultSessionSettings);
  const idleMs = async () => toIdleMs(await sessionSettings());

  const help = createPageHelp({
    item: items.consent,
    setPageScripts,
    injectScript,
    injectIntoOpenTabs,
  });
  const reminder = createReminder({ item: items.reminder, flow: items.flow });
  const publish = createPublisher({
    connection: items.connection,
    flow: items.flow,
    pageAccounts: items.pageAccounts,
    view: viewItem,
    idleMs,
    hasSiteAccess,
    help: help.state,
    showBadge: createBadge(),
    syncReminder: reminder.syncAlarm,
  });
  const pageAccounts = createPageAccountStore(items.pageAccounts);
  const assist = createAssistStore({
    item: items.assist,
    injectAssistant: (tabId) => help.inject('assistant', tabId),
  });
  const discordPages = createDiscordPages({ readPageUser, findDiscordTabs, hasSiteAccess });
  const session = createSessionRunner({
    item: items.connection,
    now,
    idleMs,
    pages: discordPages,
    getCurrentUser: (candidate) => callDiscord(getCurrentUser, null, callContextOf(candidate)),
    readyOf: createReadyWaiter(pageAccounts.accountOf),
    requestReading,
  });
  const requestWatch = createRequestWatch((request) => {
    void (request.signsOut ? session.handlePageSignOut(request) : session.handleRequest(request));
  });
  const heldPassword = createHeldPassword(now);
  const drafts = createPhoneDraftStore({ item: items.phoneDraft, flow: items.flow });
  const selections = createSelections({
    item: items.selection,
    flow: items.flow,
    now,
    showHandset,
  });
  const flow = createFlowRunner({
    item: items.flow,
    now,
    perform: createEffectPerformer({
      session,
      requiredOf: pageAccounts.accountOf,
      isOnline,
      heldPassword,
    }),
  });
  const refresher = createAccountRefresher({
    session,
    flow,
    flowItem: items.flow,
    getCurrentUser: (context) => callDiscord(getCurrentUser, null, context),
    isOnline,
    now,
  });
  const handlers = createMessageHandlers({
    help,
    session,
    flow,
    flowItem: items.flow,
    pageAccounts,
    assist,
    drafts,
    selections,
    reminder,
    refresher,
    publish,
    requestReadingInAllTabs,
    findTabFor: discordPages.findTabFor,
    showDiscordTab,
    reloadDiscordTab,
    showOwnWindow,
    showHandset,
  });

  const idleAlarm = createIdleAlarm({ idleMs, forgetIfIdle: session.forgetIfIdle });
  session.onChanged(async (connection) => {
    if (connection.status === 'off') requestWatch.stop();
    else requestWatch.start();
    // An alarm that cannot be set must not keep the change from being shown.
    await settleAll([idleAlarm.sync(connection), publish()]);
  });
  session.onPageUser((userId) => void flow.dispatch({ type: 'userChanged', userId }));
  session.onSignOut((userId) =>
    settleAll([
      dropFlow(flow, items.flow, { type: 'signedOut', userId }),
      pageAccounts.forgetUser(userId),
    ]),
  );
  flow.onChanged(async ({ step, userId }) => {
    heldPassword.forgetUnlessNeededBy(step);
    if (contradictsAccount(step)) refresher.markOutdated();
    await Promise.all([drafts.dropIfFlowEnded(), selections.followFlow()]);
    if (toHandOff(step) === null) await assist.clearHandOff();
    const settled = step.status === 'done' ? step.settles : null;
    if (settled !== null && userId !== null) await pageAccounts.clearSettledAction(userId, settled);
    else await publish();
  });
  pageAccounts.onChanged(publish);
  help.onChanged(async (state) => {
    // What was read on Discord's page goes with the consent to read it.
    if (state !== 'on') await settleAll([pageAccounts.forgetAll(), assist.forgetAll()]);
    await publish();
  });
  reminder.onChanged(publish);
  sessionSettingsItem.watch(() => {
    void session.current().then(idleAlarm.sync);
    void publish();
  }, new AbortController().signal);
  listen(handlers);
  onSiteAccessChange(async () => {
    await session.recheck();
    await settleAll([publish(), help.restore({ startsInOpenTabs: true })]);
  });
  showWelcomeWhenDue(help.mustAskAgain);
  reminder.listen();
  selections.start();
  idleAlarm.listen();
  requestWatch.start();

  void restoreHelp(help);
  void session.start();
  void flow.wake();
  // The previous background may have died after storing the end of a flow but before dropping the drafts.
  void drafts.dropIfFlowEnded();
}

/** No view is published yet when Handset was just installed, updated or enabled, or the browser has just started. */
async function restoreHelp(help: PageHelp) {
  await help.restore({ startsInOpenTabs: !(await viewItem.exists()) });
}
