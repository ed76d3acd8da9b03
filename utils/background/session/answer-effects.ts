import type { ReadyUser } from '#shared/ready-user.ts';
import type { DiscordPages } from './discord-pages.ts';
import type { SessionEffect, SessionEvent } from './machine/events.ts';

/** What it takes to answer the machine's questions. */
export interface AnswerDeps {
  readonly pages: Pick<DiscordPages, 'userInTab' | 'userOfSession' | 'findOpenPages'>;
  /** The READY of this user's page, or null. */
  readonly readyOf: (userId: string) => Promise<ReadyUser | null>;
}

type Question = Extract<SessionEffect, { type: 'checkPages' | 'readPageUser' | 'readReady' }>;

/** Returns a function that carries out an effect that asks something, and resolves to the event that answers it. */
export function createAnswers({ pages, readyOf }: AnswerDeps) {
  return async (effect: Question): Promise<SessionEvent> => {
    switch (effect.type) {
      case 'checkPages': {
        const { wanted, otherwise } = effect;
        return {
          type: 'pagesChecked',
          openPages: await pages.findOpenPages(),
          wanted,
          otherwise,
        };
      }
      case 'readPageUser': {
        const { tab, orOtherTabOf, question } = effect;
        const answer = await (orOtherTabOf === null
          ? pages.userInTab(tab)
          : pages.userOfSession(tab, orOtherTabOf));
        return { type: 'pageUserRead', ...answer, question };
      }
      case 'readReady': {
        const { userId, candidate } = effect;
        return { type: 'readyRead', userId, candidate, ready: await readyOf(userId) };
      }
    }
  };
}
