import fc from 'fast-check';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import type { ReadyUser } from '#shared/ready-user.ts';
import { ConnectProblem } from '#shared/session/connect-problem.ts';
import type { CallError, CallResult } from '../../../discord-api/call-error.ts';
import type { CurrentUser } from '../../../discord-api/current-user.ts';
import type { Candidate } from '../candidate.ts';
import type { SessionEffect, SessionEvent } from '../events.ts';
import type { PageUser } from '../page-user.ts';
import { type SessionState, startingState } from '../state.ts';
import { type SessionClock, transition } from '../transition.ts';

/** Two accounts in one browser. */
const USERS = ['100000000000000001', '100000000000000002'] as const;

/** In Discord's form: the user's id in base64, then the secret part. */
const authorizationOf = (id: string): string => `${btoa(id)}.secret-part`;
/** Part of every authorization, and of nothing else. */
export const SECRET = 'secret';

const userId = fc.constantFrom(...USERS);

const candidate: fc.Arbitrary<Candidate> = fc.record({
  authorization: fc.oneof(userId.map(authorizationOf), fc.constant('mfa.secret-of-nobody')),
  origin: fc.constantFrom(...DISCORD_ORIGINS),
  locale: fc.constant(null),
  tabId: fc.constantFrom(1, 2),
});

const user: fc.Arbitrary<CurrentUser> = userId.map((id) => ({
  id,
  username: id,
  globalName: null,
  phone: null,
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
}));

const error: fc.Arbitrary<CallError> = fc.constantFrom(
  { name: 'networkError' },
  { name: 'unauthorized', message: null },
  // The account is locked, so Discord does not name the owner.
  { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
);

const result: fc.Arbitrary<CallResult<CurrentUser>> = fc.oneof(
  user.map((value) => ({ ok: true as const, value })),
  error.map((each) => ({ ok: false as const, error: each })),
);

const ready: fc.Arbitrary<ReadyUser> = userId.map((id) => ({
  userId: id,
  username: id,
  globalName: null,
  hasPhone: true,
  countryCode: null,
}));

const pageUser: fc.Arbitrary<PageUser> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      status: fc.constant('signedIn' as const),
      userId,
      loadedBeforeExtension: fc.boolean(),
    }),
  },
  fc.constantFrom({ status: 'signedOut' as const }, { status: 'noPage' as const }),
);

/** The answers to the effects of one event. */
const answers = fc.record({
  pageUser,
  problem: fc.option(fc.constantFrom(...ConnectProblem.options)),
  ready: fc.option(ready),
  result: fc.option(result),
});
type Answers = typeof answers extends fc.Arbitrary<infer Value> ? Value : never;

const outsideEvent: fc.Arbitrary<SessionEvent | { type: 'ownerComes' }> = fc.oneof(
  fc.constantFrom(
    { type: 'connectPressed' as const },
    { type: 'disconnectPressed' as const },
    { type: 'recheckRequested' as const },
    { type: 'discordShown' as const },
    { type: 'pageReady' as const },
    { type: 'stateRequested' as const },
  ),
  {
    weight: 3,
    arbitrary: candidate.map((each) => ({ type: 'headerSeen' as const, candidate: each })),
  },
  // Discord answers the oldest open question.
  { weight: 3, arbitrary: fc.constant({ type: 'ownerComes' as const }) },
  fc.constant({ type: 'connectPressed' as const }),
  candidate.map(({ authorization }) => ({ type: 'pageSignedOut' as const, authorization })),
  candidate.map(({ authorization }) => ({ type: 'authorizationRefused' as const, authorization })),
  {
    weight: 2,
    arbitrary: userId.map((id) => ({ type: 'clearanceRequested' as const, userId: id })),
  },
  user.map((each) => ({ type: 'accountRead' as const, user: each })),
);

/** One event of a history, with its result. */
export interface SessionStep {
  readonly before: SessionState;
  readonly event: SessionEvent;
  readonly clock: SessionClock;
  readonly after: SessionState;
  readonly effects: readonly SessionEffect[];
}

/** The event that answers an effect; null if the effect asks nothing, or is answered later. */
function answerTo(effect: SessionEffect, given: Answers): SessionEvent | null {
  switch (effect.type) {
    case 'checkPages':
      return { ...effect, type: 'pagesChecked', problem: given.problem };
    case 'readPageUser':
      return { type: 'pageUserRead', question: effect.question, pageUser: given.pageUser };
    case 'readReady':
      return { ...effect, type: 'readyRead', ready: given.ready };
    default:
      return null;
  }
}

/** Histories of a session from its start, step by step. Effects are answered at once, except questions to Discord. */
export const sessionHistories: fc.Arbitrary<SessionStep[]> = fc
  .array(
    fc.record({
      outside: outsideEvent,
      given: fc.array(answers, { minLength: 4, maxLength: 4 }),
      passedMs: fc.constantFrom(0, 1, 10, 60, 101),
    }),
    { maxLength: 30, size: 'max' },
  )
  .map((turns) => {
    const steps: SessionStep[] = [];
    const asked: Candidate[] = [];
    let state = startingState();
    let now = 1000;
    const applyEvent = (event: SessionEvent, [given, ...later]: readonly Answers[]): void => {
      const clock = { now, idleMs: 100 };
      const [after, effects] = transition(state, event, clock);
      steps.push({ before: state, event, clock, after, effects });
      state = after;
      for (const effect of effects) {
        if (effect.type === 'askOwner') asked.push(effect.candidate);
        const answer = given === undefined ? null : answerTo(effect, given);
        if (answer !== null) applyEvent(answer, later);
      }
    };
    for (const { outside, given, passedMs } of turns) {
      now += passedMs;
      if (outside.type !== 'ownerComes') {
        applyEvent(outside, given);
        continue;
      }
      const oldest = asked.shift();
      const answered = given[0]?.result ?? null;
      if (oldest === undefined) continue;
      if (answered === null) applyEvent({ type: 'ownerNotAsked', candidate: oldest }, given);
      else applyEvent({ type: 'ownerAnswered', candidate: oldest, result: answered }, given);
    }
    return steps;
  });
