import { isJsonObject } from '../json.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';

const KEY = 'x-captcha-key';
const SESSION_ID = 'x-captcha-session-id';
const RQTOKEN = 'x-captcha-rqtoken';

/** Remembers what is to be repeated, if an answer asks for a captcha. */
export function noteCaptcha(world: World, request: ApiRequest, { status, body }: Answer): void {
  if (status !== 400 || !isJsonObject(body) || body.captcha_key === undefined) return;
  world.captchas.remember(
    callOf(request),
    textOf(body.captcha_session_id),
    textOf(body.captcha_rqtoken),
  );
}

/** A solution belongs to the repetition of the call that was answered with its captcha. */
export function captchaObjections(world: World, request: ApiRequest): string[] {
  const { headers } = request;
  const sent = [KEY, SESSION_ID, RQTOKEN].filter((name) => headers.has(name));
  if (sent.length === 0) return [];
  if (!headers.has(KEY)) return [`sends ${sent.join(', ')} without ${KEY}`];
  const sessionId = headers.get(SESSION_ID) ?? '';
  const isAwaited = world.captchas.spend(callOf(request), sessionId, headers.get(RQTOKEN) ?? '');
  return isAwaited
    ? []
    : [`sends ${KEY} without repeating a call that was answered with a captcha`];
}

/** The repetition has to be the same call by the same account. */
function callOf({ method, path, headers, text }: ApiRequest): string {
  return JSON.stringify([headers.get('authorization'), method, path, text]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
