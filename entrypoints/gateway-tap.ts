import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onTapCommand, sendHint } from '#discord-page/bridge/bridge.ts';
import { createTap } from '#discord-page/gateway-tap/tap.ts';
import { watchSockets } from '#discord-page/gateway-tap/watch-sockets.ts';

// Runs in the page's own world, before the page's first script, which may already open the gateway socket. Registered by the
// background once the user has agreed to help there (page-scripts.ts).
export default defineUnlistedScript(() => {
  const tap = createTap(sendHint);
  onTapCommand((command) => tap[command]());
  watchSockets(tap.addSocket);
});
