import type { Candidate } from './candidate.ts';
import type { Session } from './connection.ts';
import type { PageQuestion, SessionEffect } from './events.ts';

/** Asks the session's page who is signed in, or another tab of the same client where that one is gone. */
export const askSessionPage = (
  { tabId, origin }: Session,
  question: PageQuestion,
): SessionEffect => ({
  type: 'readPageUser',
  tab: { tabId, origin },
  orOtherTab: true,
  question,
});

/** Asks exactly the page that a header came from who is signed in. */
export const askHeaderPage = (
  { tabId, origin }: Candidate,
  question: PageQuestion,
): SessionEffect => ({
  type: 'readPageUser',
  tab: { tabId, origin },
  orOtherTab: false,
  question,
});
