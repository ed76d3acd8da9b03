import { expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import type { Connection } from './connection.ts';
import { startingState } from './state.ts';
import { transition } from './transition.ts';

const USER = '100000000000000001';
const clock = { now: 5000, idleMs: null };
const waiting: Connection = { status: 'waiting', problem: 'refused', lastUsedAt: 4000 };
const candidate: Candidate = {
  authorization: 'secret',
  origin: 'https://discord.com',
  locale: 'de',
  tabId: 7,
};

it('a problem stays while Discord is asked again for the owner of an authorization', () => {
  const [state, effects] = transition(
    startingState(waiting),
    {
      type: 'pageUserRead',
      pageUser: { status: 'signedIn', userId: USER, loadedBeforeExtension: false },
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
      problem: null,
      wanted,
      otherwise: 'accountLocked',
    } as const;
    const shown = { status: 'waiting', problem: 'accountLocked', lastUsedAt: 5000 };
    const [state, effects] = transition(startingState(waiting), event, clock);
    expect(state.connection).toEqual(shown);
    expect(effects).toEqual([]);
  },
);
