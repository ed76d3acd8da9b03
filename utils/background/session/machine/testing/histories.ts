import fc from 'fast-check';
import { DISCORD_ORIGINS } from '#shared/discord-hosts.ts';
import type { ReadyUser } from '#shared/ready-user.ts';
import type { CallError, CallResult } from '../../../discord-api/call-error.ts';
import type { CurrentUser } from '../../../discord-api/current-user.ts';
import type { Candidate } from '../candidate.ts';
import type { SessionEffect, SessionEvent } from '../events.ts';
import type { OpenPages, PageUser } from '../page-user.ts';
import { type SessionState, startingState } from '../state.ts';
import { type SessionClock, transition } from '../transition.ts';

/** Two accounts in one browser. */
const USERS = ['100000000000000001', '100000000000000002'] as const;

/** In Discord's form: the user's id in base64, then the secret part. */
const authorizationOf = (id: string): string => `${btoa(id)}.secret-part`;
/** Part of every authorization, and of nothing else. */
export const SECRET = 'secret';

/** Mostly the first one: a session needs page, authorization and Discord to agree. */
const userId = fc.constantFrom(USERS[0], USERS[0], USERS[0], USERS[1]);

const candidate: fc.Arbitrary<Candidate> = fc.record({
  authorization: fc.oneof(
    { weight: 6, arbitrary: userId.map(authorizationOf) },
    fc.constant('mfa.secret-of-nobody'),
  ),
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

/** The account is locked, so Discord does not name the owner. */
const LOCKED: CallError = {
  name: 'discordError',
  status: 403,
  code: 40_002,
  message: null,
  fields: [],
};

const error: fc.Arbitrary<CallError> = fc.constantFrom<CallError[]>(
  { name: 'networkError' },
  { name: 'unauthorized', message: null },
  LOCKED,
);

const result: fc.Arbitrary<CallResult<CurrentUser>> = fc.oneof(
  { weight: 3, arbitrary: user.map((value) => ({ ok: true as const, value })) },
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
    weight: 8,
    arbitrary: fc.record({
      status: fc.constant('signedIn' as const),
      userId,
      lacksReady: fc.boolean(),
    }),
  },
  fc.constantFrom({ status: 'signedOut' as const }, { status: 'noPage' as const }),
);

const openPages: fc.Arbitrary<OpenPages> = fc.record({
  hasSiteAccess: fc.constantFrom(true, true, false),
  pages: fc
    .tuple(pageUser, pageUser)
    .map((users) => users.map((each, at) => ({ tabId: at + 1, pageUser: each }))),
});

/** The answers to the effects of one event. */
const answers = fc.record({
  pageUser,
  openPages,
  ready: fc.option(ready),
  result: fc.option(result),
});
type Answers = typeof answers extends fc.Arbitrary<infer Value> ? Value : never;

type Turn =
  | SessionEvent
  | { type: 'ownerComes' }
  | { type: 'connects' }
  | { type: 'isFoundLocked' };

const outsideEvent: fc.Arbitrary<Turn> = fc.oneof(
  // By chance alone, few histories would get as far as a session, or a locked account.
  {
    weight: 2,
    arbitrary: fc.constantFrom({ type: 'connects' as const }, { type: 'isFoundLocked' as const }),
  },
  fc.constantFrom(
    { type: 'connectPressed' as const },
    { type: 'disconnectPressed' as const },
    { type: 'recheckRequested' as const },
    { type: 'discordShown' as const },
    { type: 'stateRequested' as const },
  ),
  {
    weight: 6,
    arbitrary: candidate.map((each) => ({ type: 'headerSeen' as const, candidate: each })),
  },
  // Discord answers the oldest open question.
  { weight: 6, arbitrary: fc.constant({ type: 'ownerComes' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'connectPressed' as const }) },
  { weight: 2, arbitrary: userId.map((id) => ({ type: 'pageReady' as const, userId: id })) },
  candidate.map(({ authorization }) => ({ type: 'pageSignedOut' as const, authorization })),
  candidate.map(({ authorization }) => ({
    type: 'authorizationRefused' as const,
    authorization,
  })),
  {
    weight: 2,
    arbitrary: userId.map((id) => ({ type: 'clearanceRequested' as const, userId: id })),
  },
  user.map((each) => ({ type: 'accountRead' as const, user: each })),
);

const [ADA] = USERS;
const adasCandidate: Candidate = {
  authorization: authorizationOf(ADA),
  origin: DISCORD_ORIGINS[0],
  locale: null,
  tabId: 1,
};
const adasPage: PageUser = { status: 'signedIn', userId: ADA, lacksReady: false };
const ADA_IS_SIGNED_IN: Answers = {
  pageUser: adasPage,
  openPages: { hasSiteAccess: true, pages: [{ tabId: 1, pageUser: adasPage }] },
  ready: null,
  result: null,
};
/** What happens when the user presses Connect and the page makes a request about which Discord answers this. */
const connecting = (answer: CallResult<CurrentUser>): readonly SessionEvent[] => [
  { type: 'connectPressed' },
  { type: 'headerSeen', candidate: adasCandidate },
  { type: 'ownerAnswered', candidate: adasCandidate, result: answer },
];
const EVENTS = {
  connects: connecting({
    ok: true,
    value: {
      id: ADA,
      username: ADA,
      globalName: null,
      phone: null,
      hasEmail: true,
      hasSmsMfa: false,
      isQuarantined: false,
    },
  }),
  isFoundLocked: connecting({ ok: false, error: LOCKED }),
};

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
      return { ...effect, type: 'pagesChecked', openPages: given.openPages };
    case 'readPageUser':
      return pageUserRead(effect, given.pageUser);
    case 'readReady':
      return { ...effect, type: 'readyRead', ready: given.ready };
    default:
      return null;
  }
}

/** If the session's own tab does not answer, another one may for its user. */
function pageUserRead(
  { tab, orOtherTabOf, question }: Extract<SessionEffect, { type: 'readPageUser' }>,
  pageUser: PageUser,
): SessionEvent {
  const otherTab = { tabId: 3 - tab.tabId, pageUser };
  const isOtherTab =
    orOtherTabOf !== null &&
    pageUser.status === 'signedIn' &&
    pageUser.userId === orOtherTabOf &&
    pageUser.lacksReady;
  const answer = isOtherTab ? otherTab : { tabId: tab.tabId, pageUser };
  return { type: 'pageUserRead', question, ...answer };
}

/** Histories of a session from its start, step by step. Effects are answered at once, except questions to Discord. */
export const sessionHistories: fc.Arbitrary<SessionStep[]> = fc
  .array(
    fc.record({
      outside: outsideEvent,
      given: fc.array(answers, { minLength: 4, maxLength: 4 }),
      passedMs: fc.constantFrom(0, 0, 0, 1, 1, 1, 10, 60, 101),
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
      if (outside.type === 'connects' || outside.type === 'isFoundLocked') {
        for (const event of EVENTS[outside.type])
          applyEvent(event, Array(4).fill(ADA_IS_SIGNED_IN));
        continue;
      }
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
