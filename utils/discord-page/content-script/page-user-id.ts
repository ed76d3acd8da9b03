/**
 * The id of the page's user by `user_id_cache`, a JSON string in the page's own storage; null if there is none. A hint
 * like those of the gateway: any script of the page can write it. Whoever is signed out may still be in it.
 */
export function pageUserId(): string | null {
  try {
    return /^"?(\d{15,21})"?$/.exec(localStorage.getItem('user_id_cache') ?? '')?.[1] ?? null;
  } catch {
    // The user has switched storage off for this site.
    return null;
  }
}
