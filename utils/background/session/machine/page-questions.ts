import type { Candidate } from './candidate.ts';
import type { Session } from './connection.ts';
import type { PageQuestion, SessionEffect } from './events.ts';

/** Asks the session's page who is signed in or, if it is gone, another tab of the same client with the same user. */
export const askSessionPage = (
  { tabId, origin, userId }: Session,
  question: PageQuestion,
): SessionEffect => ({
  type: 'readPageUser',
  tab: { tabId, origin },
  orOtherTabOf: userId,
  question,
});

/** Asks the very page that made a request who is signed in. */
export const askHeaderPage = (
  { tabId, origin }: Candidate,
  question: PageQuestion,
): SessionEffect => ({
  type: 'readPageUser',
  tab: { tabId, origin },
  orOtherTabOf: null,
  question,
});
