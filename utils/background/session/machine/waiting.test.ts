import { expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import type { Connection } from './connection.ts';
import { startingState } from './state.ts';
import { transition } from './transition.ts';

const USER = '100000000000000001';
const clock = { now: 5000, idleMs: null };
const consentFor = { userId: USER, tabId: 7, name: null };
const waiting: Connection = {
  status: 'waiting',
  problem: 'refused',
  consentFor,
  lastUsedAt: 4000,
};
const candidate: Candidate = {
  authorization: `${btoa(USER)}.secret`,
  origin: 'https://discord.com',
  locale: 'de',
  tabId: 7,
};

it('a problem stays while Discord is asked again for the owner of an authorization', () => {
  const [state, effects] = transition(
    startingState(waiting),
    {
      type: 'pageUserRead',
      tabId: 7,
      pageUser: { status: 'signedIn', userId: USER, lacksReady: false },
      question: { type: 'candidate', candidate },
    },
    clock,
  );
  expect(effects).toContainEqual({ type: 'askOwner', candidate });
  expect(state.connection).toEqual(waiting);
});

it.each(['connect', 'recheck'] as const)(
  'the tabs’ problem is shown, and nothing is asked: %s',
  (wanted) => {
    const event = {
      type: 'pagesChecked',
      openPages: { hasSiteAccess: true, pages: [{ tabId: 7, pageUser: { status: 'noPage' } }] },
      wanted,
      otherwise: 'accountLocked',
    } as const;
    const shown = { ...waiting, problem: 'accountLocked', lastUsedAt: 5000 };
    const [state, effects] = transition(startingState(waiting), event, clock);
    expect(state.connection).toEqual(shown);
    expect(effects).toEqual([]);
  },
);
