import type { MfaChallenge } from './mfa-challenge.ts';

/** One message from the error tree of an "Invalid Form Body". `path` is the field, dotted if nested. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Why a call failed, as data that can be stored and sent. Never contains a request body or headers.
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
      /** Milliseconds to wait, or null if Discord named no time. Handset does not make one up. */
      readonly retryAfterMs: number | null;
      readonly message: string | null;
    }
  /** An answer without Discord's JSON, as from a proxy or during an outage. */
  | { readonly name: 'httpError'; readonly status: number }
  /** A success whose body is not as documented. */
  | { readonly name: 'unexpectedReply'; readonly status: number }
  /** No answer: refused, reset, offline. The request may have arrived all the same. */
  | { readonly name: 'networkError' }
  /** No answer in time. The request may have arrived all the same. */
  | { readonly name: 'timeout' }
  /** Handset itself failed. It is unknown whether the request was sent by then. */
  | { readonly name: 'handsetError' };

export type CallResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CallError };
