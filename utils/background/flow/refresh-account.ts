import type { StoredItem } from '#shared/storage/stored-item.ts';
import type { CallResult } from '../discord-api/call-error.ts';
import type { CallContext } from '../discord-api/client.ts';
import type { CurrentUser } from '../discord-api/current-user.ts';
import { callContextOf } from '../session/call-context.ts';
import type { SessionRunner } from '../session/session-runner.ts';
import type { FlowRunner } from './flow-runner.ts';
import { isSignInExpired } from './is-sign-in-expired.ts';
import { accountReadableAt } from './machine/confirming.ts';
import { forgetWaitsIfSetBack } from './machine/forget-waits.ts';
import { type FlowState, idleFlow, type Step } from './machine/state.ts';

/** How old the account may be when the user opens the popup, in ms. */
export const MAX_ACCOUNT_AGE_MS = 60_000;

interface RefresherDeps {
  readonly session: Pick<
    SessionRunner,
    'getAccount' | 'sessionOf' | 'updateAccount' | 'handleAuthorizationRefused'
  >;
  /** Keeps the rate limits, those on reading the account included. */
  readonly flow: Pick<FlowRunner, 'dispatch'>;
  readonly flowItem: Pick<StoredItem<FlowState>, 'get'>;
  readonly getCurrentUser: (context: CallContext) => Promise<CallResult<CurrentUser>>;
  readonly isOnline: () => boolean;
  readonly now: () => number;
}

export type AccountRefresher = ReturnType<typeof createAccountRefresher>;

/** Keeps the account from becoming stale: reads it again when the user looks, but never because a page says so. */
export function createAccountRefresher({
  session,
  flow,
  flowItem,
  getCurrentUser,
  isOnline,
  now,
}: RefresherDeps) {
  /** When the account was last asked for here, in ms since the epoch. Lost with the background. */
  let lastRead: { readonly userId: string; readonly at: number } | null = null;
  let isOutdated = false;

  async function isLimited(userId: string): Promise<boolean> {
    const state = (await flowItem.get()) ?? idleFlow;
    return accountReadableAt(forgetWaitsIfSetBack(state, now()), userId, now()) !== null;
  }

  return {
    /** The account may have changed: the next time the popup is opened it is read, however young it is. */
    markOutdated(): void {
      isOutdated = true;
    },

    /** The user looks at the account: reads it if it may have changed or is older than a minute. */
    async refreshIfOld(): Promise<void> {
      const account = await session.getAccount();
      const current = account && (await session.sessionOf(account.userId));
      if (current === null || !isOnline()) return;
      const { userId, connectedAt, authorization } = current;
      if (await isLimited(userId)) return;
      const readAt = lastRead?.userId === userId ? Math.max(lastRead.at, connectedAt) : connectedAt;
      const age = now() - readAt;
      // A negative age means that the clock was set back, so that nothing is known of the real one.
      if (!isOutdated && age >= 0 && age < MAX_ACCOUNT_AGE_MS) return;
      lastRead = { userId, at: now() };
      isOutdated = false;
      const result = await getCurrentUser(callContextOf(current));
      if (result.ok) await session.updateAccount(result.value);
      else if (isSignInExpired(result.error))
        await session.handleAuthorizationRefused(authorization);
      else if (result.error.name === 'rateLimited') {
        isOutdated = true;
        const { retryAfterMs } = result.error;
        if (retryAfterMs !== null)
          await flow.dispatch({ type: 'readLimited', userId, retryAfterMs });
      }
    },
  };
}

/** Whether Discord refused a number in a way that contradicts what Handset knows of the account. */
export const contradictsAccount = (step: Step): boolean =>
  'failure' in step &&
  (step.failure?.kind === 'phoneAlreadyVerified' || step.failure?.kind === 'phoneNotOnAccount');
