import { randomBytes, randomUUID } from 'node:crypto';
import type { AnswerOverride } from '../contract.ts';

/** The answer of a call that wants a captcha; it has no code, only its fields tell. */
export function captchaRequired(): AnswerOverride {
  return {
    status: 400,
    body: {
      captcha_key: ['captcha-required'],
      captcha_service: 'hcaptcha',
      captcha_sitekey: randomUUID(),
      captcha_session_id: randomUUID(),
      captcha_rqdata: randomBytes(96).toString('base64'),
      captcha_rqtoken: randomBytes(96).toString('base64url'),
      should_serve_invisible: false,
    },
  };
}
