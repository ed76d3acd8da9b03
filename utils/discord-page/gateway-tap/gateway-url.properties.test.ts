import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatewayFormat } from './gateway-url.ts';

it('gatewayFormat accepts only URLs of Discord’s gateway or of the host named for resuming', () => {
  const host = fc.oneof(
    fc.constantFrom('gateway.discord.gg', 'gateway-a1.discord.gg', 'resume.example'),
    fc.domain(),
    fc.domain().map((domain) => `gateway.discord.gg.${domain}`),
    fc.domain().map((domain) => `gateway.${domain}`),
  );
  const query = fc.record({
    encoding: fc.constantFrom('json', 'etf', ''),
    compress: fc.oneof(fc.constantFrom('zlib-stream', 'zstd-stream', 'plain'), fc.string()),
  });
  const scheme = fc.constantFrom('wss', 'ws');
  fc.assert(
    fc.property(scheme, host, query, fc.boolean(), (protocol, name, parameters, hasResumeHost) => {
      const url = `${protocol}://${name}/?${new URLSearchParams(parameters)}`;
      const format = gatewayFormat(url, hasResumeHost ? 'resume.example' : null);
      const isGateway =
        /^gateway[a-z0-9-]*\.discord\.gg$/.test(name) ||
        (hasResumeHost && name === 'resume.example');
      if (protocol !== 'wss' || !isGateway) expect(format).toBeNull();
      else if (parameters.encoding !== 'json') expect(format).toBe('unknown');
      else expect(['plain', 'zlib-stream', 'unknown']).toContain(format);
    }),
  );
});
