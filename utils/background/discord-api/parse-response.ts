import * as z from 'zod/mini';
import type { CallError, CallResult } from './call-error.ts';
import type { Endpoint } from './endpoint.ts';
import { flattenFieldErrors } from './field-errors.ts';
import { readMfaChallenge } from './mfa-challenge.ts';
import { retryAfterMs } from './retry-after.ts';

const ErrorBody = z.object({
  code: z.number(),
  errors: z.optional(z.unknown()),
});
const WithMessage = z.object({ message: z.string() });
const CaptchaBody = z.object({ captcha_key: z.unknown() });

/** A complete HTTP response. `body` is null if empty, and undefined if it is not JSON. */
export interface ApiResponse {
  readonly status: number;
  readonly retryAfterHeader: string | null;
  readonly body: unknown;
}

/** Turns a response into the reply that the endpoint declares, or one named error. */
export function parseResponse<Body, Reply>(
  endpoint: Endpoint<Body, Reply>,
  response: ApiResponse,
): CallResult<Reply> {
  const { status, body } = response;
  // 202 with an error code means "not ready", although it looks like success.
  const isNotReady = status === 202 && ErrorBody.safeParse(body).success;
  if (status < 200 || status > 299 || isNotReady) return { ok: false, error: readError(response) };
  const reply = endpoint.reply.safeParse(body);
  return reply.success
    ? { ok: true, value: reply.data }
    : { ok: false, error: { name: 'unexpectedReply', status } };
}

function readError({ status, retryAfterHeader, body }: ApiResponse): CallError {
  const parsed = ErrorBody.safeParse(body);
  const message = WithMessage.safeParse(body).data?.message ?? null;
  // Same order as Discord's own client: captcha by its key alone, then MFA, then any other 401.
  const captcha = CaptchaBody.safeParse(body);
  if (status === 400 && captcha.success && captcha.data.captcha_key)
    return { name: 'captchaRequired' };
  if (status === 401) {
    const challenge = readMfaChallenge(body);
    return challenge === null
      ? { name: 'unauthorized', message }
      : { name: 'mfaRequired', challenge };
  }
  if (status === 429)
    return { name: 'rateLimited', retryAfterMs: retryAfterMs(retryAfterHeader, body), message };
  if (!parsed.success) return { name: 'httpError', status };
  const fields = flattenFieldErrors(parsed.data.errors);
  return { name: 'discordError', status, code: parsed.data.code, message, fields };
}
