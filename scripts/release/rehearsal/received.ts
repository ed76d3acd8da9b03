import { createHash } from 'node:crypto';

/** What a store was sent: which store, what happened there, and the SHA-256 of the file, if there was one. */
export interface Received {
  readonly store: 'chrome' | 'firefox' | 'edge';
  readonly what: string;
  readonly sha256: string | null;
}

export const sha256 = (bytes: ArrayBuffer | Uint8Array): string =>
  createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

/** The made-up accounts at the stores. */
export const ACCOUNTS = {
  google: { publisher: 'the-publisher', email: 'robot@handset.test' },
  mozilla: { issuer: 'user:1:2', secret: 'not a secret' },
  microsoft: { client: 'the-client', key: 'the-key' },
} as const;
