import type { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { ConsentFor } from './connection.ts';
import { isOtherUser, type OpenPages } from './page-user.ts';

/** Why the open tabs cannot provide a session of the account that Connect is for; null if they can. */
export function problemOf(
  { hasSiteAccess, pages }: OpenPages,
  consentFor: ConsentFor | null,
): ConnectProblem | null {
  if (!hasSiteAccess) return 'noAccess';
  const usable = pages.filter(
    ({ pageUser }) => consentFor === null || !isOtherUser(pageUser, consentFor.userId),
  );
  if (usable.length === 0) return 'noDiscordTab';
  if (usable.some(({ pageUser }) => pageUser.status === 'signedIn')) return null;
  // A tab that does not answer may do so after a reload, so it is not a problem yet.
  return usable.some(({ pageUser }) => pageUser.status === 'signedOut') ? 'signedOut' : null;
}

/** The account that the user sees when pressing Connect: the one of the last used tab where somebody is signed in. */
export function accountIn({ pages }: OpenPages): ConsentFor | null {
  for (const { tabId, pageUser } of pages)
    if (pageUser.status === 'signedIn') return { userId: pageUser.userId, tabId, name: null };
  return null;
}
