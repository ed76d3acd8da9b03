import { defineBackground } from 'wxt/utils/define-background';
import { callDiscord } from '@/utils/discord/client.ts';
import { getCurrentUser } from '@/utils/discord/endpoints.ts';
import { createEffectPerformer } from '@/utils/flow/perform-effect.ts';
import { createRunner } from '@/utils/flow/runner.ts';
import { listen } from '@/utils/messaging/listen.ts';
import { createRequiredActionKeeper } from '@/utils/required-action/required-action-keeper.ts';
import { callContextOf } from '@/utils/session/call-context.ts';
import { createDiscordPages } from '@/utils/session/discord-pages.ts';
import {
  findDiscordTabs,
  hasSiteAccess,
  reloadDiscordTab,
  showDiscordTab,
} from '@/utils/session/discord-tabs.ts';
import { readPageUser } from '@/utils/session/page-user.ts';
import { createRequestWatch } from '@/utils/session/request-watch.ts';
import { createSessionKeeper } from '@/utils/session/session-keeper.ts';
import { connectionItem, flowItem, requiredActionItem } from '@/utils/storage/background-items.ts';
import { viewItem } from '@/utils/storage/popup-items.ts';
import { showBadge } from '@/utils/view/badge.ts';
import { createPublisher } from '@/utils/view/publisher.ts';

export default defineBackground({ type: 'module', main });

// Every listener is registered before anything is awaited: that is how a stopped background is woken.
function main() {
  const now = () => Date.now();
  const publish = createPublisher({
    connection: connectionItem,
    flow: flowItem,
    requiredAction: requiredActionItem,
    view: viewItem,
    showBadge,
  });

  const keeper = createSessionKeeper({
    item: connectionItem,
    now,
    pages: createDiscordPages({ readPageUser, findDiscordTabs, hasSiteAccess }),
    getCurrentUser: (candidate) => callDiscord(getCurrentUser, null, callContextOf(candidate)),
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

  const requiredAction = createRequiredActionKeeper({
    item: requiredActionItem,
    onChanged: publish,
  });

  const runner = createRunner({
    item: flowItem,
    now,
    perform: createEffectPerformer({ keeper, now, isOnline: () => navigator.onLine }),
    async onChanged({ step }) {
      if (step.status === 'done') await requiredAction.settled();
      else await publish();
    },
  });

  listen({
    async popupOpened() {
      await Promise.all([keeper.recheck(), runner.wake()]);
    },
    connect: () => keeper.connect(),
    async disconnect() {
      await runner.dispatch({ type: 'disconnected' });
      await keeper.disconnect();
    },
    showDiscord: showDiscordTab,
    reloadDiscord: reloadDiscordTab,
    requiredActionSeen: ({ userId, action }) => requiredAction.seen(userId, action),
    async flowIntent(intent) {
      const account = await keeper.account();
      const context = account && {
        ...account,
        requiredAction: await requiredAction.actionOf(account.userId),
      };
      await runner.dispatch({ type: 'intent', intent, context });
    },
  });

  watch.start();
  void keeper.start();
  void runner.wake();
}
