import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onTapCommand, sendHint } from '#discord-page/bridge/bridge.ts';
import { createTap } from '#discord-page/gateway-tap/tap.ts';
import { watchSockets } from '#discord-page/gateway-tap/watch-sockets.ts';

// Runs in the page's own world, before the page's first script, which may already open the gateway socket.
// wxt.config.ts has its row in the manifest.
export default defineUnlistedScript(() => {
  const tap = createTap(sendHint);
  onTapCommand((command) => tap[command]());
  watchSockets(tap.addSocket);
});
