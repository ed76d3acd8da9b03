import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onOrder, sendHint } from '@/utils/gateway/bridge.ts';
import { createTap } from '@/utils/gateway/tap.ts';
import { watchSockets } from '@/utils/gateway/watch-sockets.ts';

// Runs in the page's own world, before the page's first script, which may open the gateway socket already.
// The manifest's row for it is in wxt.config.ts: WXT's own wrapping for content scripts is larger than this.
export default defineUnlistedScript(() => {
  const tap = createTap(sendHint);
  onOrder((order) => tap[order]());
  watchSockets(tap.take);
});
