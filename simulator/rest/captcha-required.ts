import { randomBytes, randomUUID } from 'node:crypto';
import type { AnswerOverride } from '../contract.ts';

/** The answer that requires a captcha; it has no error code and is recognized by its fields. */
export function captchaRequired(wording: 'current' | 'old' = 'current'): AnswerOverride {
  if (wording === 'old')
    return {
      status: 400,
      body: { captcha_key: ['You need to update your app to verify your phone number.'] },
    };
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
