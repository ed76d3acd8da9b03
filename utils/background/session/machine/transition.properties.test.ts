import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userIdIn } from './candidate.ts';
import { consentOf, isIdle, lastUseOf } from './connection.ts';
import type { SessionEffect } from './events.ts';
import { MAX_QUESTIONS } from './state.ts';
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

  it('keeps the request of a locked account only while it waits for a session', () => {
    let kept = 0;
    always(({ after: { connection, locked } }) => {
      if (locked === null) return;
      kept += 1;
      expect(connection.status).toBe('waiting');
    });
    expect(kept).toBeGreaterThan(0);
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
      expect(after.connection).toEqual({ status: 'off', why, name: null });
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

describe('consent, in any history', () => {
  it('is for one account: without another Connect nobody else’s session is taken', () => {
    fc.assert(
      fc.property(sessionHistories, (steps) => {
        let consented: string | null = null;
        for (const { event, after } of steps) {
          const consent = consentOf(after.connection);
          if (event.type === 'pagesChecked' && event.wanted === 'connect') consented = null;
          if (consent === null) continue;
          consented ??= consent.userId;
          expect(consent.userId).toBe(consented);
        }
      }),
    );
  });

  it('ends with the name of the account when the page has nobody or somebody else', () => {
    always(({ before, event, after }) => {
      if (after.connection.status !== 'off' || after.connection.why !== 'accountGone') return;
      if (before.connection.status === 'off') return;
      expect(['pageUserRead', 'pageSignedOut', 'pagesChecked']).toContain(event.type);
      expect(after.connection.name).toBe(consentOf(before.connection)?.name ?? null);
    });
  });

  it('covers no authorization that does not begin with the id of the page’s user', () => {
    always(({ event, effects }) => {
      for (const { candidate } of only(effects, 'askOwner'))
        expect(event).toMatchObject({ pageUser: { userId: userIdIn(candidate.authorization) } });
    });
  });

  it('allows only a few questions to Discord between two actions of the user', () => {
    fc.assert(
      fc.property(sessionHistories, (steps) => {
        let questions = 0;
        for (const { event, effects } of steps) {
          if (['connectPressed', 'recheckRequested', 'discordShown'].includes(event.type))
            questions = 0;
          questions += only(effects, 'askOwner').length;
          expect(questions).toBeLessThanOrEqual(MAX_QUESTIONS);
        }
      }),
    );
  });
});

it('a header of another tab never changes a session, in any history', () => {
  always(({ before, event, clock, after, effects }) => {
    const { connection } = before;
    if (connection.status !== 'connected' || event.type !== 'headerSeen') return;
    if (event.candidate.tabId === connection.session.tabId) return;
    if (isIdle(connection, clock.now, clock.idleMs)) return;
    expect(after).toBe(before);
    expect(effects).toEqual([]);
  });
});

it('histories reach every kind of connection', () => {
  const reached = new Set<string>();
  for (const steps of fc.sample(sessionHistories, 300))
    for (const { after } of steps) {
      reached.add(after.connection.status);
      if (after.connection.status === 'off') reached.add(after.connection.why ?? 'off');
    }
  expect(reached).toEqual(
    new Set(['off', 'waiting', 'connected', 'disconnected', 'idle', 'accountGone']),
  );
});
