import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
import { Snowflake } from '#shared/snowflake.ts';
import type { PageUser } from './machine/page-user.ts';

const Found = z.object({
  origin: z.string(),
  path: z.string(),
  userIdCache: z.nullable(z.string()),
  loadedBeforeExtension: z.boolean(),
});

/** How long a page may take to answer: one that is frozen or paused never does. */
const PATIENCE_MS = 2000;

/** Asks the page of a tab, which must be that of `origin`, who is signed in. Nothing stays behind in the page. */
export async function readPageUser(tabId: number, origin: DiscordOrigin): Promise<PageUser> {
  const noPage = { status: 'noPage' } as const;
  const asked = browser.scripting
    .executeScript({
      target: { tabId },
      injectImmediately: true,
      func: readInPage,
      args: [PAGE_CONTEXT_KEY],
    })
    .then(([injection]) => pageUserOf(injection?.result, origin));
  const patience = new Promise<PageUser>((resolve) =>
    setTimeout(() => resolve(noPage), PATIENCE_MS),
  );
  return Promise.race([asked, patience]).catch(() => noPage);
}

// Runs in the page's tab, in the content script's world, and can use nothing from this file.
function readInPage(pageContextKey: string) {
  return {
    origin: location.origin,
    path: location.pathname,
    userIdCache: localStorage.getItem('user_id_cache'),
    loadedBeforeExtension:
      Object(Reflect.get(globalThis, pageContextKey)).loadedBeforeExtension !== false,
  };
}

/** What `user_id_cache` (a JSON string) and the path say. The sign-in pages may keep the last user's id. */
export function pageUserOf(found: unknown, origin: DiscordOrigin): PageUser {
  const parsed = Found.safeParse(found);
  if (!parsed.success || parsed.data.origin !== origin) return { status: 'noPage' };
  const { path, userIdCache, loadedBeforeExtension } = parsed.data;
  if (userIdCache === null || /^\/(login|register)\b/.test(path)) return { status: 'signedOut' };
  const userId = Snowflake.safeParse(userIdCache.replaceAll('"', ''));
  return userId.success
    ? { status: 'signedIn', userId: userId.data, loadedBeforeExtension }
    : { status: 'signedOut' };
}
