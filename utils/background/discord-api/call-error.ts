import type { MfaChallenge } from './mfa-challenge.ts';

/** One message out of the tree of an "Invalid Form Body". `path` is the field, dotted where nested. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Why a call failed, as data that can be stored and sent: never with a request body or headers in it.
 * https://docs.discord.food/topics/errors
 */
export type CallError =
  | {
      readonly name: 'discordError';
      readonly status: number;
      readonly code: number;
      readonly message: string | null;
      readonly fields: readonly FieldError[];
    }
  | { readonly name: 'unauthorized'; readonly message: string | null }
  | { readonly name: 'mfaRequired'; readonly challenge: MfaChallenge }
  | { readonly name: 'captchaRequired' }
  | {
      readonly name: 'rateLimited';
      /** Milliseconds to wait, or null where Discord did not say: then no time is invented. */
      readonly retryAfterMs: number | null;
      readonly message: string | null;
    }
  /** An answer without Discord's JSON in it: a proxy, an outage. */
  | { readonly name: 'httpError'; readonly status: number }
  /** A success whose body is not what is documented. */
  | { readonly name: 'unexpectedReply'; readonly status: number }
  /** No answer: refused, reset, offline. The request may have arrived all the same. */
  | { readonly name: 'networkError' }
  /** No answer in time. The request may have arrived all the same. */
  | { readonly name: 'timeout' }
  /** Handset itself failed. What it had asked of Discord by then is not known. */
  | { readonly name: 'handsetError' };

export type CallResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CallError };
