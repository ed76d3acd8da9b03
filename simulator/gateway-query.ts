import type { PageOptions } from './contract.ts';

const QUERIES: Record<PageOptions['gatewayEncoding'], (version: number) => string> = {
  'zlib-stream': (version) => `encoding=json&v=${version}&compress=zlib-stream`,
  none: (version) => `encoding=json&v=${version}`,
  'zstd-stream': (version) => `encoding=json&v=${version}&compress=zstd-stream`,
  // Used by the desktop client.
  etf: (version) => `encoding=etf&v=${version}&compress=zstd-stream`,
};

/** The path and query of the gateway's address; fast connect and the bundle must use exactly the same string. */
export function gatewayQueryFor(encoding: PageOptions['gatewayEncoding'], version: number): string {
  return `/?${QUERIES[encoding](version)}`;
}
