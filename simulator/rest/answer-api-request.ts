import type { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import { judge } from './judge.ts';
import { settle } from './settle.ts';

/** Judges, records and answers one REST request. */
export async function answerApiRequest(
  world: World,
  request: Request,
  { socket }: IncomingMessage,
): Promise<Response> {
  const url = new URL(request.url);
  const judgement = judge(world, {
    method: request.method,
    host: url.host,
    path: url.pathname + url.search,
    headers: new Map(request.headers),
    text: await request.text(),
  });
  world.requests.push(judgement.record);
  const settlement = await settle(world, judgement);
  if (typeof settlement === 'object') return toResponse(settlement);
  if (settlement === 'reset') socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function toResponse({ status, headers = {}, body, text, fromCloudflare }: Answer): Response {
  const content = body === undefined ? text : JSON.stringify(body);
  const hasNoBody = status === 204 || status === 304 || content === undefined;
  return new Response(hasNoBody ? null : content, {
    status,
    headers: {
      ...(hasNoBody
        ? {}
        : { 'content-type': body === undefined ? 'text/html; charset=utf-8' : 'application/json' }),
      'access-control-allow-origin': 'https://discord.com',
      'access-control-allow-credentials': 'true',
      ...(fromCloudflare ? { server: 'cloudflare' } : { via: '1.1 simulator' }),
      ...headers,
    },
  });
}
