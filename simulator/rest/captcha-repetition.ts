import { isJsonObject } from '../json.ts';
import type { SimulatorState } from '../simulator-state.ts';
import type { Answer } from './answer.ts';
import type { ApiRequest } from './api-request.ts';

const KEY = 'x-captcha-key';
const SESSION_ID = 'x-captcha-session-id';
const RQTOKEN = 'x-captcha-rqtoken';

/** Remembers the call if its answer requires a captcha. */
export function noteCaptcha(
  state: SimulatorState,
  request: ApiRequest,
  { status, body }: Answer,
): void {
  if (status !== 400 || !isJsonObject(body) || body.captcha_key === undefined) return;
  state.captchas.remember(
    callOf(request),
    textOf(body.captcha_session_id),
    textOf(body.captcha_rqtoken),
  );
}

/** Objects to a captcha solution on any call other than the repetition of the one that required it. */
export function captchaObjections(state: SimulatorState, request: ApiRequest): string[] {
  const { headers } = request;
  const sent = [KEY, SESSION_ID, RQTOKEN].filter((name) => headers.has(name));
  if (sent.length === 0) return [];
  if (!headers.has(KEY)) return [`sends ${sent.join(', ')} without ${KEY}`];
  const sessionId = headers.get(SESSION_ID) ?? '';
  const isAwaited = state.captchas.spend(callOf(request), sessionId, headers.get(RQTOKEN) ?? '');
  return isAwaited
    ? []
    : [`sends ${KEY} without repeating a call that was answered with a captcha`];
}

/** Serializes a call; a repetition must be identical and come from the same account. */
function callOf({ method, path, headers, text }: ApiRequest): string {
  return JSON.stringify([headers.get('authorization'), method, path, text]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
