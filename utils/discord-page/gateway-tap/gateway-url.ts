/** How a gateway socket's messages are packed, as its address says; `unknown` cannot be read here. */
export type GatewayFormat = 'zlib-stream' | 'plain' | 'unknown';

const GATEWAY_HOST = /^gateway[\w-]*\.discord\.gg$/;

/**
 * The format of a gateway socket's messages by its address, null for a socket that is not the gateway's: voice, sign-in by
 * QR code, RPC and others. `resumeHost` is the host that READY named for reconnecting.
 * https://docs.discord.com/developers/events/gateway#connecting
 */
export function gatewayFormat(address: string, resumeHost: string | null): GatewayFormat | null {
  const { protocol, hostname, searchParams } = new URL(address);
  if (protocol !== 'wss:' || !(GATEWAY_HOST.test(hostname) || hostname === resumeHost)) return null;
  const compress = searchParams.get('compress') ?? 'plain';
  const isKnown = compress === 'plain' || compress === 'zlib-stream';
  return isKnown && searchParams.get('encoding') === 'json' ? compress : 'unknown';
}
