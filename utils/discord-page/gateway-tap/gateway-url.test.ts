import { expect, it } from 'vitest';
import { gatewayFormat } from './gateway-url.ts';

const json = 'encoding=json&v=9';

it.each([
  [`wss://gateway.discord.gg/?${json}&compress=zlib-stream`, 'zlib-stream'],
  [`wss://gateway-us-east1-b.discord.gg/?${json}&compress=zlib-stream`, 'zlib-stream'],
  [`wss://gateway.discord.gg/?${json}`, 'plain'],
  [`wss://gateway.discord.gg/?${json}&compress=zstd-stream`, 'unknown'],
  ['wss://gateway.discord.gg/?encoding=etf&v=9&compress=zlib-stream', 'unknown'],
  ['wss://gateway.discord.gg/?encoding=etf&v=9', 'unknown'],
  // READY may name any host for resuming, and another may stand in for the usual one.
  [`wss://resumes.example/?${json}&compress=zlib-stream`, 'zlib-stream'],
  ['wss://remote-auth-gateway.discord.gg/?v=2', null],
  ['wss://us-east123.discord.media/?v=8', null],
  ['wss://dealer.spotify.example/?access_token=1', null],
  [`ws://127.0.0.1:6463/?v=1&client_id=1&encoding=json`, null],
  [`ws://gateway.discord.gg/?${json}`, null],
])('gatewayFormat reads %s as %s', (url, format) => {
  expect(gatewayFormat(url)).toBe(format);
});
