import { callApi, type Reply } from '../api.ts';
import { isObject, textOrNull } from '../wire.ts';
import { askForCaptcha } from './captcha-dialog.tsx';
import { readMfaChallenge } from './mfa-challenge.ts';
import { askForMfa } from './mfa-dialog.tsx';

/**
 * Makes a call, and repeats it when Discord requires a captcha or a second factor from the user. If
 * the user closes the dialog, resolves to the refusal.
 */
export async function callWithChecks(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const reply = await callApi(method, path, { body, headers });
  const again = (more: Record<string, string>) =>
    callWithChecks(method, path, body, { ...headers, ...more });

  if (reply.status === 400 && isObject(reply.body) && reply.body.captcha_key !== undefined) {
    const solution = await askForCaptcha();
    return solution === null ? reply : again(captchaHeaders(solution, reply.body));
  }
  const challenge = readMfaChallenge(reply);
  // A repetition that is challenged again is handled by the dialog, which is still open.
  if (challenge === null || 'X-Discord-MFA-Authorization' in headers) return reply;
  return (await askForMfa(challenge, again)) ?? reply;
}

function captchaHeaders(solution: string, challenge: Record<string, unknown>) {
  const rqToken = textOrNull(challenge.captcha_rqtoken);
  const sessionId = textOrNull(challenge.captcha_session_id);
  return {
    'X-Captcha-Key': solution,
    ...(rqToken === null ? {} : { 'X-Captcha-Rqtoken': rqToken }),
    ...(sessionId === null ? {} : { 'X-Captcha-Session-Id': sessionId }),
  };
}
