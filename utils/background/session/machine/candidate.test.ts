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

describe('candidateOf a request by Discord’s page', () => {
  it('returns a candidate in Chromium', () => {
    expect(candidateOf(request)).toEqual({
      authorization,
      origin: 'https://discord.com',
      locale: 'pt-BR',
      tabId: 3,
    });
  });

  it('returns a candidate in Firefox', () => {
    const { initiator: _, ...rest } = request;
    expect(candidateOf({ ...rest, originUrl: 'https://discord.com/channels/@me' })).not.toBeNull();
  });

  it('returns a candidate only if page and API are on the same host', () => {
    const canary = 'https://canary.discord.com';
    expect(
      candidateOf({ ...request, url: `${canary}/api/v9/science`, initiator: canary })?.origin,
    ).toBe(canary);
    expect(candidateOf({ ...request, initiator: canary })).toBeNull();
  });
});

describe('candidateOf anything else', () => {
  const withAuthorization = (value: string) => ({
    ...request,
    requestHeaders: [{ name: 'authorization', value }],
  });

  it.each([
    ['a request by the extension itself', { ...request, initiator: 'chrome-extension://abc' }],
    ['a request without a tab', { ...request, tabId: -1 }],
    ['a request of unknown origin', { ...request, initiator: undefined }],
    ['a request by another site', { ...request, initiator: 'https://discord.com.example.org' }],
    ['a request to another host', { ...request, url: 'https://cdn.discordapp.com/api/x' }],
    ['a request without encryption', { ...request, url: 'http://discord.com/api/v9/science' }],
    ['a request that is not an API call', { ...request, url: 'https://discord.com/assets/a.js' }],
    ['a request without authorization', { ...request, requestHeaders: [] }],
    ['an application’s authorization', withAuthorization(`Bearer ${authorization}`)],
    ['a bot’s authorization', withAuthorization(`Bot ${authorization}`)],
    ['an authorization that is far too short', withAuthorization('undefined')],
  ])('returns null for %s', (_what, details) => {
    expect(candidateOf(details)).toBeNull();
  });

  it('drops a locale in an unknown form', () => {
    const headers = [
      { name: 'Authorization', value: authorization },
      { name: 'X-Discord-Locale', value: 'a b' },
    ];
    expect(candidateOf({ ...request, requestHeaders: headers })?.locale).toBeNull();
  });
});
