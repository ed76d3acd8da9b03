import { defineBackground } from 'wxt/utils/define-background';
import { callDiscord } from '@/utils/discord/client.ts';
import { getCurrentUser } from '@/utils/discord/endpoints.ts';
import { callContextOf, createEffectPerformer } from '@/utils/flow/perform-effect.ts';
import { createRunner } from '@/utils/flow/runner.ts';
import { listen } from '@/utils/messaging/listen.ts';
import {
  findDiscordTabs,
  reloadDiscordTabs,
  showDiscordTab,
} from '@/utils/session/discord-tabs.ts';
import { readPageUser } from '@/utils/session/page-user.ts';
import { createRequestWatch } from '@/utils/session/request-watch.ts';
import { createSessionKeeper } from '@/utils/session/session-keeper.ts';
import { connectionItem, flowItem, viewItem } from '@/utils/storage/items.ts';
import { createPublisher } from '@/utils/view/publisher.ts';

export default defineBackground({ type: 'module', main });

// Every listener is registered before anything is awaited: that is how a stopped background is woken.
function main() {
  const now = () => Date.now();
  const publish = createPublisher({ connection: connectionItem, flow: flowItem, view: viewItem });

  const keeper = createSessionKeeper({
    item: connectionItem,
    now,
    readPageUser,
    findDiscordTabs,
    getCurrentUser: (candidate) => callDiscord(getCurrentUser, null, callContextOf(candidate)),
    async onChanged(connection) {
      if (connection.status === 'off') watch.stop();
      else watch.start();
      await publish();
    },
    onPageUser: (userId) => void runner.dispatch({ type: 'userChanged', userId }),
  });

  const watch = createRequestWatch({
    onCandidate: (candidate) => void keeper.offer(candidate),
    onSignOut: (candidate) => void keeper.signedOut(candidate.authorization),
  });

  const runner = createRunner({
    item: flowItem,
    now,
    perform: createEffectPerformer(keeper, () => navigator.onLine),
    onChanged: publish,
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
    reloadDiscord: reloadDiscordTabs,
    async flowIntent(intent) {
      const userId = await keeper.userId();
      await runner.dispatch({ type: 'intent', intent, userId });
    },
  });

  watch.start();
  void keeper.start();
}
