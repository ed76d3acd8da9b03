import { randomBytes } from 'node:crypto';

/** The page's HTML for one of Discord's hosts, with the headers that matter to an extension. */
export function renderDocument(host: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html(host, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    },
  });
}

/** The shape of Discord's policy in 2025, without its vendors. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-eval' 'unsafe-inline' 'nonce-${nonce}' blob:`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self' https://discord.com https://*.discord.com wss://*.discord.gg wss://*.discord.media:* ws://127.0.0.1:* http://127.0.0.1:*",
    'frame-src https://localhost:* https://*.discordsays.com',
    "child-src 'self' blob:",
  ].join('; ');
}

function html(host: string, nonce: string): string {
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat (simulator)</title>
<link rel="stylesheet" href="/assets/app.css">
<script nonce="${nonce}">window.GLOBAL_ENV = ${JSON.stringify(globalEnv(host))};</script>
<script nonce="${nonce}">${FAST_CONNECT}</script>
</head>
<body>
<div id="app-mount"></div>
<script nonce="${nonce}" src="/assets/app.js" defer></script>
</body>
</html>
`;
}

function globalEnv(host: string) {
  return {
    API_ENDPOINT: `//${host}/api`,
    API_VERSION: 9,
    GATEWAY_ENDPOINT: 'wss://gateway.discord.gg',
    RELEASE_CHANNEL: host === 'discord.com' ? 'stable' : host.split('.')[0],
  };
}

/** Opens the gateway socket before the bundle is there; the bundle takes it over from `_ws`. */
const FAST_CONNECT = `
!function () {
  if (!window.WebSocket || !window.localStorage || !localStorage.getItem('token')) return;
  var gateway = GLOBAL_ENV.GATEWAY_ENDPOINT + '/?encoding=json&v=' + GLOBAL_ENV.API_VERSION + '&compress=zlib-stream';
  var ws = new WebSocket(gateway);
  ws.binaryType = 'arraybuffer';
  var state = { open: false, identify: false, gateway: gateway, messages: [] };
  ws.onopen = function () { state.open = true; };
  ws.onmessage = function (message) { state.messages.push(message); };
  ws.onclose = ws.onerror = function () { window._ws = null; };
  window._ws = { ws: ws, state: state };
}();`;
