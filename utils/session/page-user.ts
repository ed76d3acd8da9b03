import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const Found = z.object({ path: z.string(), userIdCache: z.nullable(z.string()) });
const UserId = z.string().check(z.regex(/^\d{15,21}$/));

/** Who is signed in on the page of a tab, as the page itself keeps it. */
export type PageUser =
  | { readonly status: 'signedIn'; readonly userId: string }
  | { readonly status: 'signedOut' }
  /** The tab is gone, or shows something else. */
  | { readonly status: 'noPage' };

/** Asks the page of a tab who is signed in. Nothing stays behind in the page. */
export async function readPageUser(tabId: number): Promise<PageUser> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId },
      func: readInPage,
    });
    return pageUserOf(injection?.result);
  } catch {
    return { status: 'noPage' };
  }
}

// Runs in the page's tab, in a world of its own, so it can use nothing from this file.
function readInPage() {
  return { path: location.pathname, userIdCache: localStorage.getItem('user_id_cache') };
}

/** What `user_id_cache` (a JSON string) and the path say. The sign-in pages may keep the last user's id. */
export function pageUserOf(found: unknown): PageUser {
  const parsed = Found.safeParse(found);
  if (!parsed.success) return { status: 'noPage' };
  const { path, userIdCache } = parsed.data;
  if (userIdCache === null || /^\/(login|register)\b/.test(path)) return { status: 'signedOut' };
  const userId = UserId.safeParse(userIdCache.replaceAll('"', ''));
  return userId.success ? { status: 'signedIn', userId: userId.data } : { status: 'signedOut' };
}
