import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userIdIn } from './candidate.ts';
import { isIdle, lastUseOf } from './connection.ts';
import type { SessionEffect } from './events.ts';
import { SECRET, type SessionStep, sessionHistories } from './testing/histories.ts';
import { transition } from './transition.ts';

/** Checks every step of every history. */
const always = (check: (step: SessionStep, past: readonly SessionStep[]) => void): void =>
  fc.assert(
    fc.property(sessionHistories, (steps) => {
      for (const [at, step] of steps.entries()) check(step, steps.slice(0, at));
    }),
  );

const only = <Type extends SessionEffect['type']>(
  effects: readonly SessionEffect[],
  type: Type,
): Extract<SessionEffect, { type: Type }>[] =>
  effects.filter((each): each is Extract<SessionEffect, { type: Type }> => each.type === type);

describe('the session machine, in any history', () => {
  it('is deterministic, and does not modify its arguments', () => {
    always(({ before, event, clock, after, effects }) => {
      expect(transition(before, event, clock)).toEqual([after, effects]);
    });
  });

  it('stores an authorization only while it is connected', () => {
    always(({ after: { connection } }) => {
      if (connection.status !== 'connected')
        expect(JSON.stringify(connection)).not.toContain(SECRET);
    });
  });

  it('starts to wait for a session only when the user pressed Connect', () => {
    always(({ before, event, after }) => {
      if (before.connection.status === 'off' && after.connection.status !== 'off')
        expect(event).toMatchObject({ type: 'pagesChecked', wanted: 'connect' });
    });
  });

  it('connects only to the page’s user, and only when Discord or READY named the owner of the authorization', () => {
    always(({ before, event, after: { connection } }, past) => {
      if (before.connection.status === 'connected' || connection.status !== 'connected') return;
      const { userId, authorization } = connection.session;
      expect(connection.account.userId).toBe(userId);
      expect(event).toMatchObject({
        type: 'pageUserRead',
        pageUser: { status: 'signedIn', userId },
        question: { type: 'adoption', candidate: { authorization } },
      });
      const ownerEvent = past.findLast(
        ({ event: { type } }) => type === 'ownerAnswered' || type === 'readyRead',
      )?.event;
      if (ownerEvent?.type === 'readyRead') {
        expect(ownerEvent.ready?.userId).toBe(userId);
        expect(userIdIn(authorization)).toBe(userId);
      } else
        expect(ownerEvent).toMatchObject({
          candidate: { authorization },
          result: { value: { id: userId } },
        });
    });
  });

  it('gives clearance only when the page has just said that the session’s user is signed in', () => {
    always(({ event, after: { connection }, effects }) => {
      for (const { clearance } of only(effects, 'answerClearance')) {
        if (!clearance.ok) continue;
        const { userId } = clearance.session;
        expect(event).toMatchObject({
          type: 'pageUserRead',
          pageUser: { status: 'signedIn', userId },
          question: { type: 'clearance', userId },
        });
        expect(connection).toMatchObject({ status: 'connected', session: clearance.session });
      }
    });
  });

  it('answers every request for clearance exactly once', () => {
    fc.assert(
      fc.property(sessionHistories, (steps) => {
        const asked = steps.filter(({ event }) => event.type === 'clearanceRequested');
        const answers = steps.flatMap(({ effects }) => only(effects, 'answerClearance'));
        expect(answers).toHaveLength(asked.length);
      }),
    );
  });

  it('counts only what the user does as use', () => {
    always(({ before, event, after }) => {
      const [usedBefore, usedAfter] = [lastUseOf(before.connection), lastUseOf(after.connection)];
      if (usedBefore === null || usedAfter === null || usedBefore === usedAfter) return;
      const isUserAction =
        event.type === 'pagesChecked' ||
        (event.type === 'pageUserRead' && ['recheck', 'clearance'].includes(event.question.type));
      expect(isUserAction, event.type).toBe(true);
    });
  });

  it('forgets an idle session before it handles any event', () => {
    always(({ before, event, clock, after, effects }) => {
      if (!isIdle(before.connection, clock.now, clock.idleMs)) return;
      if (event.type === 'pagesChecked' && event.wanted === 'connect') return;
      const why = event.type === 'disconnectPressed' ? 'disconnected' : 'idle';
      expect(after.connection).toEqual({ status: 'off', why });
      expect(only(effects, 'askOwner')).toEqual([]);
    });
  });

  it('asks Discord about an authorization only while waiting for a session, and never twice at the same time', () => {
    always(({ before, after, effects }) => {
      for (const { candidate } of only(effects, 'askOwner')) {
        expect(before.asking.has(candidate.authorization)).toBe(false);
        expect(after.asking.has(candidate.authorization)).toBe(true);
        expect(after.connection.status).toBe('waiting');
      }
    });
  });

  it('never asks Discord about an authorization whose known owner is not the page’s user', () => {
    always(({ event, after, effects }) => {
      for (const { candidate } of only(effects, 'askOwner')) {
        const owner = after.owners.get(candidate.authorization);
        if (owner !== undefined)
          expect(event).toMatchObject({ pageUser: { status: 'signedIn', userId: owner } });
      }
    });
  });
});

it('histories reach every kind of connection', () => {
  const reached = new Set<string>();
  for (const steps of fc.sample(sessionHistories, 300))
    for (const { after } of steps) reached.add(after.connection.status);
  expect(reached).toEqual(new Set(['off', 'waiting', 'connected']));
});
