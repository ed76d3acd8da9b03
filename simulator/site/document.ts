import { randomBytes } from 'node:crypto';
import type { PageOptions } from '../contract.ts';
import { gatewayQueryFor } from '../gateway-query.ts';

const API_VERSION = 9;

/** Renders the page for one of Discord's hosts, with the headers that matter to an extension. */
export function renderDocument(
  host: string,
  options: PageOptions,
  assetsVersion: string,
): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html(host, nonce, options, `/assets/${assetsVersion}`), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    },
  });
}

/** Discord's policy of 2025, without the hosts of its vendors. */
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

function html(host: string, nonce: string, options: PageOptions, assets: string): string {
  return `<!doctype html>
<html lang="${options.locale.replace(/[^\w-]/g, '')}" class="theme-${options.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat (simulator)</title>
<link rel="stylesheet" href="${assets}/app.css?classes=${options.classNames}">
<script nonce="${nonce}" type="application/json" id="simulator-options">${toInlineJson(options)}</script>
<script nonce="${nonce}">window.GLOBAL_ENV = ${toInlineJson(globalEnv(host))};</script>
<script nonce="${nonce}">${fastConnectScript(gatewayQueryFor(options.gatewayEncoding, API_VERSION))}</script>
</head>
<body>
<div id="app-mount"></div>
<script nonce="${nonce}" src="${assets}/app.js" defer></script>
</body>
</html>
`;
}

function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function globalEnv(host: string) {
  return {
    API_ENDPOINT: `//${host}/api`,
    API_VERSION,
    GATEWAY_ENDPOINT: 'wss://gateway.discord.gg',
    RELEASE_CHANNEL: host === 'discord.com' ? 'stable' : host.split('.')[0],
  };
}

/** The inline script that opens the gateway socket before the bundle has loaded; the bundle takes it from `_ws`. */
const fastConnectScript = (query: string) => `
!function () {
  if (!window.WebSocket || !window.localStorage || !localStorage.getItem('token')) return;
  var gateway = GLOBAL_ENV.GATEWAY_ENDPOINT + '${query}';
  var ws = new WebSocket(gateway);
  ws.binaryType = 'arraybuffer';
  var state = { open: false, identify: false, gateway: gateway, messages: [] };
  ws.onopen = function () { state.open = true; };
  ws.onmessage = function (message) { state.messages.push(message); };
  ws.onclose = ws.onerror = function () { window._ws = null; };
  window._ws = { ws: ws, state: state };
}();`;
