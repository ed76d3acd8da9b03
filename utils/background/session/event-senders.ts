import type { AccountHint } from '#shared/account-hint.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import type { SessionEvent } from './machine/events.ts';

/** What other parts tell the session that is one event of its machine, handled in its turn. */
export const createEventSenders = (send: (event: SessionEvent) => Promise<void>) => ({
  /** The user pressed Connect: from now on the headers of the page's requests are read. */
  connect: () => send({ type: 'connectPressed' }),

  /** Checks whether the connection still matches the open tabs. */
  recheck: () => send({ type: 'recheckRequested' }),

  /** Forgets the session if it was not used for too long. */
  forgetIfIdle: () => send({ type: 'stateRequested' }),

  /** The user goes to Discord's page, where they may fix the problem. */
  handleDiscordShown: () => send({ type: 'discordShown' }),

  /** A page signed in and said who its user is. */
  handlePageReady: (userId: string) => send({ type: 'pageReady', userId }),

  /** A page told what its user's account has now. */
  handleAccountHeard: (hint: AccountHint) => send({ type: 'accountHeard', hint }),

  /** Discord no longer accepts this authorization. */
  handleAuthorizationRefused: (authorization: string) =>
    send({ type: 'authorizationRefused', authorization }),

  /** Stores the account as Discord just returned it. */
  updateAccount: (user: CurrentUser) => send({ type: 'accountRead', user }),
});
