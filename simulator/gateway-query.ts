import type { PageOptions } from './contract.ts';

const QUERIES: Record<PageOptions['gatewayEncoding'], (version: number) => string> = {
  'zlib-stream': (version) => `encoding=json&v=${version}&compress=zlib-stream`,
  none: (version) => `encoding=json&v=${version}`,
  'zstd-stream': (version) => `encoding=json&v=${version}&compress=zstd-stream`,
  // The desktop client's.
  etf: (version) => `encoding=etf&v=${version}&compress=zstd-stream`,
};

/** What follows the gateway's host: fast connect and the bundle must say the same, letter by letter. */
export function gatewayQuery(encoding: PageOptions['gatewayEncoding'], version: number): string {
  return `/?${QUERIES[encoding](version)}`;
}
