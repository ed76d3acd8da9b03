import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatewayFormat } from './gateway-url.ts';

it('gatewayFormat accepts only encrypted sockets that are asked for an encoding, whatever the host', () => {
  const host = fc.oneof(
    fc.constantFrom('gateway.discord.gg', 'gateway-a1.discord.gg', 'resume.example'),
    fc.domain(),
    fc.domain().map((domain) => `gateway.${domain}`),
  );
  const query = fc.record(
    {
      v: fc.constantFrom('9', '10'),
      encoding: fc.constantFrom('json', 'etf', ''),
      compress: fc.oneof(fc.constantFrom('zlib-stream', 'zstd-stream', 'plain'), fc.string()),
    },
    { requiredKeys: [] },
  );
  const scheme = fc.constantFrom('wss', 'ws');
  fc.assert(
    fc.property(scheme, host, query, (protocol, name, parameters) => {
      const format = gatewayFormat(`${protocol}://${name}/?${new URLSearchParams(parameters)}`);
      const { encoding, compress = 'plain' } = parameters;
      const isReadable = encoding === 'json' && ['zlib-stream', 'plain'].includes(compress);
      if (protocol !== 'wss' || encoding === undefined) expect(format).toBeNull();
      else expect(format).toBe(isReadable ? compress : 'unknown');
    }),
  );
});
