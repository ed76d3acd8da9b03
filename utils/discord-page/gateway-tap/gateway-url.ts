/** The format of a gateway socket's messages, according to its URL; Handset cannot read `unknown` ones. */
export type GatewayFormat = 'zlib-stream' | 'plain' | 'unknown';

/**
 * The format of a gateway socket's messages, by its URL; null for sockets that do not belong to the gateway: voice,
 * sign-in by QR code, RPC and others. Only a gateway is asked for an encoding. Its host says nothing: READY may name
 * any for resuming, and is perhaps never read.
 * https://docs.discord.com/developers/events/gateway#connecting
 */
export function gatewayFormat(url: string): GatewayFormat | null {
  const { protocol, searchParams } = new URL(url);
  const encoding = searchParams.get('encoding');
  if (protocol !== 'wss:' || encoding === null) return null;
  const compress = searchParams.get('compress') ?? 'plain';
  const isKnown = compress === 'plain' || compress === 'zlib-stream';
  return isKnown && encoding === 'json' ? compress : 'unknown';
}
