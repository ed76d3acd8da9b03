import type { IncomingMessage } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { SimulatorState } from '../simulator-state.ts';
import type { Answer } from './answer.ts';
import { executeRequest } from './execute-request.ts';
import { judge } from './judge.ts';

/** Judges, records and answers one REST request. */
export async function answerApiRequest(
  state: SimulatorState,
  request: Request,
  { socket }: IncomingMessage,
): Promise<Response> {
  const url = new URL(request.url);
  const judgement = judge(state, {
    method: request.method,
    host: url.host,
    path: url.pathname + url.search,
    headers: new Map(request.headers),
    text: await request.text(),
  });
  state.requests.push(judgement.record);
  const outcome = await executeRequest(state, judgement);
  if (outcome === 'reset') socket.destroy();
  if (typeof outcome !== 'object') return RESPONSE_ALREADY_SENT;
  const content = contentOf(outcome);
  if (outcome.status !== 204 || content === undefined) return toResponse(outcome, content);
  socket.end(noContentWith(content, headersOf(outcome, content)));
  return RESPONSE_ALREADY_SENT;
}

const contentOf = ({ status, body, text }: Answer): string | undefined =>
  status === 304 ? undefined : body === undefined ? text : JSON.stringify(body);

const toResponse = (answer: Answer, content: string | undefined): Response =>
  new Response(content ?? null, { status: answer.status, headers: headersOf(answer, content) });

/** Writes the raw response, because HTTP servers drop the body of a 204. */
function noContentWith(content: string, headers: Readonly<Record<string, string>>): string {
  const fields = {
    'content-length': String(Buffer.byteLength(content)),
    connection: 'close',
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 204 No Content', ...lines, '', content].join('\r\n');
}

function headersOf(
  { headers = {}, body, fromCloudflare }: Answer,
  content: string | undefined,
): Record<string, string> {
  const type = body === undefined ? 'text/html; charset=utf-8' : 'application/json';
  return {
    ...(content === undefined ? {} : { 'content-type': type }),
    'access-control-allow-origin': 'https://discord.com',
    'access-control-allow-credentials': 'true',
    ...(fromCloudflare ? { server: 'cloudflare' } : { via: '1.1 simulator' }),
    ...headers,
  };
}
