import { browser } from 'wxt/browser';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import { type Candidate, candidateOf } from './machine/candidate.ts';

/**
 * Listening to the requests of Discord's page. It wakes a stopped background, so it ends when nobody is connected.
 * Firefox goes on waking its event page for a removed listener: https://bugzilla.mozilla.org/show_bug.cgi?id=1899767
 */
export interface RequestWatch {
  start(): void;
  stop(): void;
}

/** Tells of every request to Discord's API. Its headers are looked at only by who calls `readHeader`. */
export function createRequestWatch(
  onRequest: (request: {
    readonly readHeader: () => Candidate | null;
    readonly signsOut: boolean;
  }) => void,
): RequestWatch {
  const onSendHeaders: Parameters<typeof browser.webRequest.onSendHeaders.addListener>[0] = (
    details,
  ) => {
    const signsOut =
      details.method === 'POST' && /\/auth\/logout$/.test(new URL(details.url).pathname);
    onRequest({ readHeader: () => candidateOf(details), signsOut });
  };
  const urls = DISCORD_ORIGINS.map((origin) => `${origin}/api/*`);
  return {
    start() {
      if (browser.webRequest.onSendHeaders.hasListener(onSendHeaders)) return;
      browser.webRequest.onSendHeaders.addListener(
        onSendHeaders,
        { urls, types: ['xmlhttprequest'] },
        ['requestHeaders'],
      );
    },
    stop: () => browser.webRequest.onSendHeaders.removeListener(onSendHeaders),
  };
}
