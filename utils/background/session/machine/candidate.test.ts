import { describe, expect, it } from 'vitest';
import { candidateOf, type RequestDetails } from './candidate.ts';

const authorization = 'MTAwMDAwMDAwMDAwMDAwMDAx.GabcdE.0123456789-abcdefghij_klmnop';
const request: RequestDetails = {
  url: 'https://discord.com/api/v9/science',
  tabId: 3,
  initiator: 'https://discord.com',
  requestHeaders: [
    { name: 'Authorization', value: authorization },
    { name: 'X-Discord-Locale', value: 'pt-BR' },
  ],
};

describe('a request of Discord’s page', () => {
  it('is a candidate, in Chromium', () => {
    expect(candidateOf(request)).toEqual({
      authorization,
      origin: 'https://discord.com',
      locale: 'pt-BR',
      tabId: 3,
    });
  });

  it('is a candidate, in Firefox', () => {
    const { initiator: _, ...rest } = request;
    expect(candidateOf({ ...rest, originUrl: 'https://discord.com/channels/@me' })).not.toBeNull();
  });

  it('keeps to its own client’s host', () => {
    const canary = 'https://canary.discord.com';
    expect(
      candidateOf({ ...request, url: `${canary}/api/v9/science`, initiator: canary })?.origin,
    ).toBe(canary);
    expect(candidateOf({ ...request, initiator: canary })).toBeNull();
  });
});

describe('what is no candidate', () => {
  const withAuthorization = (value: string) => ({
    ...request,
    requestHeaders: [{ name: 'authorization', value }],
  });

  it.each([
    ['a request of the extension itself', { ...request, initiator: 'chrome-extension://abc' }],
    ['a request without a tab', { ...request, tabId: -1 }],
    ['a request that nobody is known to have made', { ...request, initiator: undefined }],
    ['a request of another site', { ...request, initiator: 'https://discord.com.example.org' }],
    ['a request to another host', { ...request, url: 'https://cdn.discordapp.com/api/x' }],
    ['a request without encryption', { ...request, url: 'http://discord.com/api/v9/science' }],
    [
      'a request that is no call of the API',
      { ...request, url: 'https://discord.com/assets/a.js' },
    ],
    ['a request without authorization', { ...request, requestHeaders: [] }],
    ['an application’s authorization', withAuthorization(`Bearer ${authorization}`)],
    ['a bot’s authorization', withAuthorization(`Bot ${authorization}`)],
    ['an authorization that is far too short', withAuthorization('undefined')],
  ])('%s', (_what, details) => {
    expect(candidateOf(details)).toBeNull();
  });

  it('is a locale that does not look like one', () => {
    const headers = [
      { name: 'Authorization', value: authorization },
      { name: 'X-Discord-Locale', value: 'a b' },
    ];
    expect(candidateOf({ ...request, requestHeaders: headers })?.locale).toBeNull();
  });
});
