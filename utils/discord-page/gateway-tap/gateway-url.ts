/** The format of a gateway socket's messages, according to its URL; Handset cannot read `unknown` ones. */
export type GatewayFormat = 'zlib-stream' | 'plain' | 'unknown';

const GATEWAY_HOST = /^gateway[\w-]*\.discord\.gg$/;

/**
 * The format of a gateway socket's messages, by its URL; null for sockets that do not belong to the gateway: voice,
 * sign-in by QR code, RPC and others. `resumeHost` is the host that READY named for resuming.
 * https://docs.discord.com/developers/events/gateway#connecting
 */
export function gatewayFormat(url: string, resumeHost: string | null): GatewayFormat | null {
  const { protocol, hostname, searchParams } = new URL(url);
  if (protocol !== 'wss:' || !(GATEWAY_HOST.test(hostname) || hostname === resumeHost)) return null;
  const compress = searchParams.get('compress') ?? 'plain';
  const isKnown = compress === 'plain' || compress === 'zlib-stream';
  return isKnown && searchParams.get('encoding') === 'json' ? compress : 'unknown';
}
