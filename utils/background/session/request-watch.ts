import { browser } from 'wxt/browser';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import { type Candidate, candidateOf } from './machine/candidate.ts';

/**
 * A listener for the requests of Discord's page. It wakes a stopped background, so it is removed while not connected.
 * Firefox still wakes its event page for a removed listener: https://bugzilla.mozilla.org/show_bug.cgi?id=1899767
 */
export interface RequestWatch {
  start(): void;
  stop(): void;
}

/** A request of a page. Its headers are not read before `readHeader` is called. */
export interface PageRequest {
  readonly tabId: number;
  readonly readHeader: () => Candidate | null;
}

/** Calls `onRequest` for every request to Discord's API. */
export function createRequestWatch(
  onRequest: (request: PageRequest & { readonly signsOut: boolean }) => void,
): RequestWatch {
  const onSendHeaders: Parameters<typeof browser.webRequest.onSendHeaders.addListener>[0] = (
    details,
  ) => {
    const signsOut =
      details.method === 'POST' && /\/auth\/logout$/.test(new URL(details.url).pathname);
    onRequest({ tabId: details.tabId, readHeader: () => candidateOf(details), signsOut });
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
