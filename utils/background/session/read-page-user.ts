import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { DiscordOrigin } from '#shared/discord-hosts.ts';
import { PAGE_CONTEXT_KEY } from '#shared/page-context-key.ts';
import { Snowflake } from '#shared/snowflake.ts';
import type { PageUser } from './machine/page-user.ts';

const PageFindings = z.object({
  origin: z.string(),
  path: z.string(),
  userIdCache: z.nullable(z.string()),
  lacksReady: z.boolean(),
});

/** How long a page may take to answer. A frozen or paused page never does. */
const ANSWER_TIMEOUT_MS = 2000;

/** Asks the page of a tab, which must have this `origin`, who is signed in. Leaves nothing behind in the page. */
export async function readPageUser(tabId: number, origin: DiscordOrigin): Promise<PageUser> {
  const noPage = { status: 'noPage' } as const;
  const answer = browser.scripting
    .executeScript({
      target: { tabId },
      injectImmediately: true,
      func: readInPage,
      args: [PAGE_CONTEXT_KEY],
    })
    .then(([injection]) => toPageUser(injection?.result, origin));
  const timeout = new Promise<PageUser>((resolve) =>
    setTimeout(() => resolve(noPage), ANSWER_TIMEOUT_MS),
  );
  return Promise.race([answer, timeout]).catch(() => noPage);
}

// Runs in the tab, in the content scripts' world, so it cannot use anything else from this file.
function readInPage(pageContextKey: string) {
  /** A context that has ended is that of a tap which has let go of the page's socket. */
  const knowsReady = (context: unknown) => {
    const { lacksReady, signal } = Object(context);
    return lacksReady === false && signal?.aborted === false;
  };
  return {
    origin: location.origin,
    path: location.pathname,
    userIdCache: localStorage.getItem('user_id_cache'),
    // Only an own property is Handset's: an element of the page with this id could be read as well.
    lacksReady: !(
      Object.hasOwn(globalThis, pageContextKey) &&
      knowsReady(Reflect.get(globalThis, pageContextKey))
    ),
  };
}

/** The page's user by `user_id_cache` (a JSON string) and the path. The sign-in pages may still have the last id. */
export function toPageUser(found: unknown, origin: DiscordOrigin): PageUser {
  const parsed = PageFindings.safeParse(found);
  if (!parsed.success || parsed.data.origin !== origin) return { status: 'noPage' };
  const { path, userIdCache, lacksReady } = parsed.data;
  if (userIdCache === null || /^\/(login|register)\b/.test(path)) return { status: 'signedOut' };
  const userId = Snowflake.safeParse(userIdCache.replaceAll('"', ''));
  return userId.success
    ? { status: 'signedIn', userId: userId.data, lacksReady }
    : { status: 'signedOut' };
}
