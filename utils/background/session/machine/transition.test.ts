import { describe, expect, it } from 'vitest';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Candidate } from './candidate.ts';
import type { Connection } from './connection.ts';
import type { PageQuestion, SessionEvent } from './events.ts';
import type { PageUser } from './page-user.ts';
import { type SessionState, startingState } from './state.ts';
import { transition } from './transition.ts';

// The table of docs/session.md, cell by cell.

const ADA = '100000000000000001';
const BOB = '100000000000000002';
const NOW = 5000;
const BEFORE = 4000;
const clock = { now: NOW, idleMs: null };

const authorizationOf = (id: string) => `${btoa(id)}.secret`;
const candidateOf = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  authorization: authorizationOf(id),
  origin: 'https://discord.com',
  locale: 'de',
  tabId: 7,
  ...more,
});
const user = (id: string): CurrentUser => ({
  id,
  username: 'ada',
  globalName: null,
  phone: '+14155550123',
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
});
const account = {
  userId: ADA,
  username: 'ada',
  globalName: null,
  phone: null,
  hasPhone: false,
  hasEmail: true,
  hasSmsMfa: false,
  isQuarantined: false,
};
const session = {
  authorization: authorizationOf(ADA),
  userId: ADA,
  origin: 'https://discord.com',
  locale: 'de',
  tabId: 7,
  connectedAt: BEFORE,
  lastUsedAt: BEFORE,
} as const;

const off: Connection = { status: 'off', why: null };
const waitingFor = (problem: Extract<Connection, { status: 'waiting' }>['problem'] = null) =>
  ({ status: 'waiting', problem, lastUsedAt: BEFORE }) as const;
const connected: Connection = { status: 'connected', session, account };

const stateWith = (connection: Connection, more: Partial<SessionState> = {}): SessionState => ({
  ...startingState(connection),
  ...more,
});
const knowingBob = { owners: new Map([[authorizationOf(BOB), BOB]]) };
const signedIn = (userId: string, loadedBeforeExtension = false): PageUser => ({
  status: 'signedIn',
  userId,
  loadedBeforeExtension,
});

const afterEvent = (state: SessionState, event: SessionEvent) => transition(state, event, clock);
const connectionAfter = (state: SessionState, event: SessionEvent) =>
  afterEvent(state, event)[0].connection;
const effectsOf = (state: SessionState, event: SessionEvent) => afterEvent(state, event)[1];
const pageSays = (pageUser: PageUser, question: PageQuestion): SessionEvent => ({
  type: 'pageUserRead',
  pageUser,
  question,
});

/** The event changes nothing and asks for nothing. */
const expectNothing = (state: SessionState, event: SessionEvent) =>
  expect(afterEvent(state, event)).toEqual([state, []]);

const askSessionPage = (question: PageQuestion) => [
  {
    type: 'readPageUser',
    tab: { tabId: 7, origin: 'https://discord.com' },
    orOtherTab: true,
    question,
  },
];
const askHeaderPage = (question: PageQuestion) => [
  {
    type: 'readPageUser',
    tab: { tabId: 7, origin: 'https://discord.com' },
    orOtherTab: false,
    question,
  },
];

describe('Connect', () => {
  const event: SessionEvent = { type: 'connectPressed' };
  const checkPages = [{ type: 'checkPages', wanted: 'connect', otherwise: null }];

  it('looks at the open tabs first', () => {
    expect(afterEvent(stateWith(off), event)).toEqual([stateWith(off), checkPages]);
  });

  it('forgets whose authorizations were, and looks at the open tabs again, while it waits', () => {
    const state = stateWith(waitingFor('refused'), knowingBob);
    expect(afterEvent(state, event)).toEqual([stateWith(waitingFor('refused')), checkPages]);
  });

  it('changes nothing while there is a session', () => {
    expectNothing(stateWith(connected), event);
  });
});

describe('the open tabs', () => {
  const checked = (
    problem: 'noDiscordTab' | null,
    wanted: 'connect' | 'recheck',
    otherwise: 'signInExpired' | null = null,
  ): SessionEvent => ({ type: 'pagesChecked', problem, wanted, otherwise });

  it.each([off, waitingFor('refused')])('begin the wait after Connect, from %o', (connection) => {
    expect(connectionAfter(stateWith(connection), checked('noDiscordTab', 'connect'))).toEqual({
      status: 'waiting',
      problem: 'noDiscordTab',
      lastUsedAt: NOW,
    });
  });

  it('show their problem before one that was there already', () => {
    const state = stateWith(waitingFor());
    expect(connectionAfter(state, checked('noDiscordTab', 'recheck', 'signInExpired'))).toEqual({
      status: 'waiting',
      problem: 'noDiscordTab',
      lastUsedAt: NOW,
    });
    expect(connectionAfter(state, checked(null, 'recheck', 'signInExpired'))).toEqual({
      status: 'waiting',
      problem: 'signInExpired',
      lastUsedAt: NOW,
    });
  });

  it('do not begin a wait that nobody asked for, nor end a session', () => {
    expectNothing(stateWith(off), checked(null, 'recheck'));
    expectNothing(stateWith(connected), checked(null, 'connect'));
    expectNothing(stateWith(connected), checked('noDiscordTab', 'recheck'));
  });
});

describe('a recheck', () => {
  const event: SessionEvent = { type: 'recheckRequested' };

  it('changes nothing without a connection', () => {
    expectNothing(stateWith(off), event);
  });

  it.each([
    ['signInExpired', 'signInExpired'],
    ['accountLocked', 'accountLocked'],
    ['loadedBeforeExtension', 'loadedBeforeExtension'],
    ['noDiscordTab', null],
    ['refused', null],
    [null, null],
  ] as const)(
    'keeps the problem %s as %s, which open tabs cannot disprove',
    (problem, otherwise) => {
      const state = stateWith(waitingFor(problem), knowingBob);
      for (const type of ['recheckRequested', 'discordShown'] as const)
        expect(afterEvent(state, { type })).toEqual([
          stateWith(waitingFor(problem)),
          [{ type: 'checkPages', wanted: 'recheck', otherwise }],
        ]);
    },
  );

  it('asks the session’s page', () => {
    expect(afterEvent(stateWith(connected), event)).toEqual([
      stateWith(connected),
      askSessionPage({ type: 'recheck' }),
    ]);
  });

  it('is not made of a session when the user only goes to Discord’s page', () => {
    expectNothing(stateWith(connected), { type: 'discordShown' });
    expectNothing(stateWith(off), { type: 'discordShown' });
  });

  const says = (pageUser: PageUser) => pageSays(pageUser, { type: 'recheck' });

  it.each([signedIn(ADA), { status: 'noPage' } as const])(
    'counts as use when the page says %o',
    (pageUser) => {
      expect(afterEvent(stateWith(connected), says(pageUser))).toEqual([
        stateWith({ ...connected, session: { ...session, lastUsedAt: NOW } }),
        [],
      ]);
    },
  );

  it('ends the session when nobody is signed in any more', () => {
    expect(afterEvent(stateWith(connected), says({ status: 'signedOut' }))).toEqual([
      stateWith(waitingFor('signedOut')),
      [],
    ]);
  });

  it('ends the session when somebody else is signed in, and says who', () => {
    expect(afterEvent(stateWith(connected), says(signedIn(BOB)))).toEqual([
      stateWith(waitingFor()),
      [{ type: 'tellPageUser', userId: BOB }],
    ]);
  });

  it('changes nothing when the session is gone meanwhile', () => {
    expectNothing(stateWith(off), says(signedIn(ADA)));
    expectNothing(stateWith(waitingFor()), says({ status: 'signedOut' }));
  });
});

describe('a clearance', () => {
  const request: SessionEvent = { type: 'clearanceRequested', userId: ADA };
  const refused = (why: string) => [{ type: 'answerClearance', clearance: { ok: false, why } }];
  const says = (pageUser: PageUser) => pageSays(pageUser, { type: 'clearance', userId: ADA });

  it.each([off, waitingFor()])('is refused without a session: %o', (connection) => {
    const state = stateWith(connection);
    expect(afterEvent(state, request)).toEqual([state, refused('notConnected')]);
    expect(afterEvent(state, says(signedIn(ADA)))).toEqual([state, refused('notConnected')]);
  });

  it('is refused for another user than the session’s', () => {
    expect(afterEvent(stateWith(connected), { ...request, userId: BOB })).toEqual([
      stateWith(connected),
      refused('accountChanged'),
    ]);
  });

  it('depends on what the session’s page says', () => {
    expect(effectsOf(stateWith(connected), request)).toEqual(
      askSessionPage({ type: 'clearance', userId: ADA }),
    );
    const used = { ...session, lastUsedAt: NOW };
    expect(afterEvent(stateWith(connected), says(signedIn(ADA)))).toEqual([
      stateWith({ ...connected, session: used }),
      [{ type: 'answerClearance', clearance: { ok: true, session: used } }],
    ]);
    expect(afterEvent(stateWith(connected), says(signedIn(BOB)))).toEqual([
      stateWith(waitingFor()),
      refused('accountChanged'),
    ]);
    expect(afterEvent(stateWith(connected), says({ status: 'signedOut' }))).toEqual([
      stateWith(waitingFor('signedOut')),
      refused('notConnected'),
    ]);
    expect(afterEvent(stateWith(connected), says({ status: 'noPage' }))).toEqual([
      stateWith(connected),
      refused('noDiscordTab'),
    ]);
  });
});

describe('a header', () => {
  const seen = (candidate: Candidate): SessionEvent => ({ type: 'headerSeen', candidate });
  const bobs = candidateOf(BOB);
  const question = { type: 'candidate', candidate: bobs } as const;

  it('is ignored without a connection, of the session itself, and while Discord is asked about it', () => {
    expectNothing(stateWith(off), seen(bobs));
    expectNothing(stateWith(connected), seen(candidateOf(ADA)));
    const asking = { asking: new Set([bobs.authorization]) };
    expectNothing(stateWith(waitingFor(), asking), seen(bobs));
    expectNothing(stateWith(connected, asking), seen(bobs));
  });

  it('makes the machine ask the page that it came from, or the session’s page first', () => {
    expect(effectsOf(stateWith(waitingFor()), seen(bobs))).toEqual(askHeaderPage(question));
    expect(effectsOf(stateWith(connected), seen(bobs))).toEqual(
      askSessionPage({ type: 'takeover', candidate: bobs }),
    );
  });

  const takeover = (pageUser: PageUser, candidate = bobs) =>
    pageSays(pageUser, { type: 'takeover', candidate });

  it('does not take over while the session’s page has the session’s user, nor from another client', () => {
    expectNothing(stateWith(connected), takeover(signedIn(ADA)));
    const canary = candidateOf(BOB, { origin: 'https://canary.discord.com' });
    expectNothing(stateWith(connected), takeover(signedIn(BOB), canary));
    expectNothing(stateWith(waitingFor()), takeover(signedIn(BOB)));
  });

  it.each([signedIn(BOB), { status: 'signedOut' } as const, { status: 'noPage' } as const])(
    'is asked about when the session’s page says %o',
    (pageUser) => {
      expect(afterEvent(stateWith(connected), takeover(pageUser))).toEqual([
        stateWith(connected),
        askHeaderPage(question),
      ]);
    },
  );

  const worth = (pageUser: PageUser) => pageSays(pageUser, question);
  const asked = [
    { type: 'tellPageUser', userId: BOB },
    { type: 'askOwner', candidate: bobs },
  ];

  it('makes the machine ask Discord whose it is when somebody is signed in', () => {
    const asking = { asking: new Set([bobs.authorization]) };
    expect(afterEvent(stateWith(waitingFor()), worth(signedIn(BOB)))).toEqual([
      stateWith(waitingFor(), asking),
      asked,
    ]);
    expect(afterEvent(stateWith(connected), worth(signedIn(BOB)))).toEqual([
      stateWith(waitingFor(), asking),
      asked,
    ]);
    expect(effectsOf(stateWith(waitingFor(), knowingBob), worth(signedIn(BOB)))).toEqual(asked);
  });

  it('is left alone when nobody is signed in, without a connection, or when it is known to be somebody else’s', () => {
    expectNothing(stateWith(off), worth(signedIn(BOB)));
    expectNothing(stateWith(waitingFor()), worth({ status: 'signedOut' }));
    expectNothing(stateWith(waitingFor()), worth({ status: 'noPage' }));
    expectNothing(stateWith(waitingFor(), knowingBob), worth(signedIn(ADA)));
    const refusedBefore = { owners: new Map([[bobs.authorization, null]]) };
    expectNothing(stateWith(waitingFor(), refusedBefore), worth(signedIn(BOB)));
  });

  it('is asked about again after the page was reloaded', () => {
    const refusedBefore = { owners: new Map([[bobs.authorization, null]]) };
    const state = stateWith(waitingFor('loadedBeforeExtension'), refusedBefore);
    expectNothing(state, worth(signedIn(BOB, true)));
    expect(effectsOf(state, worth(signedIn(BOB)))).toEqual(asked);
    expectNothing(stateWith(waitingFor('accountLocked'), refusedBefore), worth(signedIn(BOB)));
  });
});

describe('Discord’s answer to whose an authorization is', () => {
  const adas = candidateOf(ADA);
  const asking = { asking: new Set([adas.authorization]) };
  const answered = (
    result: Extract<SessionEvent, { type: 'ownerAnswered' }>['result'],
    candidate = adas,
  ): SessionEvent => ({ type: 'ownerAnswered', candidate, result });
  const locked = {
    ok: false,
    error: { name: 'discordError', status: 403, code: 40_002, message: null, fields: [] },
  } as const;
  const adasAccount = { ...account, phone: '+14155550123', hasPhone: true };
  const adoption = (fields: {
    account: typeof adasAccount | null;
    problem: 'refused' | 'accountLocked' | 'discordUnreachable' | null;
  }) => ({ type: 'adoption', candidate: adas, ...fields }) as const;

  it('is compared with the page’s user', () => {
    const [state, effects] = afterEvent(
      stateWith(waitingFor(), asking),
      answered({ ok: true, value: user(ADA) }),
    );
    expect(state).toEqual(
      stateWith(waitingFor(), { owners: new Map([[adas.authorization, ADA]]) }),
    );
    expect(effects).toEqual(askHeaderPage(adoption({ account: adasAccount, problem: null })));
  });

  it('is remembered as a refusal', () => {
    const [state, effects] = afterEvent(
      stateWith(waitingFor(), asking),
      answered({ ok: false, error: { name: 'networkError' } }),
    );
    expect(state.owners).toEqual(new Map([[adas.authorization, null]]));
    expect(effects).toEqual(
      askHeaderPage(adoption({ account: null, problem: 'discordUnreachable' })),
    );
  });

  it('leaves a locked account to READY, if the authorization says whose it is', () => {
    expect(afterEvent(stateWith(waitingFor(), asking), answered(locked))).toEqual([
      stateWith(waitingFor()),
      [{ type: 'readReady', userId: ADA, candidate: adas }],
    ]);
    const nobodys = { ...adas, authorization: 'mfa.secret' };
    expect(effectsOf(stateWith(waitingFor()), answered(locked, nobodys))).toMatchObject([
      { type: 'readPageUser', question: { type: 'adoption', problem: 'accountLocked' } },
    ]);
  });

  it('comes too late once the user no longer waits', () => {
    for (const connection of [off, connected]) {
      const event = answered({ ok: true, value: user(ADA) });
      expect(afterEvent(stateWith(connection, asking), event)).toEqual([stateWith(connection), []]);
    }
    expect(
      afterEvent(stateWith(waitingFor(), asking), { type: 'ownerNotAsked', candidate: adas }),
    ).toEqual([stateWith(waitingFor()), []]);
  });

  const readyOf = (userId: string) => ({
    userId,
    username: 'ada',
    globalName: null,
    hasPhone: true,
    countryCode: 'GB',
  });
  const readyRead = (ready: ReturnType<typeof readyOf> | null): SessionEvent => ({
    type: 'readyRead',
    candidate: adas,
    userId: ADA,
    ready,
  });

  it('is replaced by what READY said of that user alone', () => {
    const fromReady = { ...account, hasPhone: true, hasEmail: false };
    expect(effectsOf(stateWith(waitingFor()), readyRead(readyOf(ADA)))).toEqual(
      askHeaderPage({
        type: 'adoption',
        candidate: adas,
        account: fromReady,
        problem: 'accountLocked',
      }),
    );
    for (const ready of [readyOf(BOB), null])
      expect(effectsOf(stateWith(waitingFor()), readyRead(ready))).toEqual(
        askHeaderPage(adoption({ account: null, problem: 'accountLocked' })),
      );
    expectNothing(stateWith(off), readyRead(readyOf(ADA)));
  });

  it('connects when the owner is the page’s user', () => {
    const says = pageSays(signedIn(ADA), adoption({ account: adasAccount, problem: null }));
    expect(afterEvent(stateWith(waitingFor(), knowingBob), says)).toEqual([
      stateWith({
        status: 'connected',
        session: { ...session, connectedAt: NOW, lastUsedAt: BEFORE },
        account: adasAccount,
      }),
      [],
    ]);
  });

  it.each([signedIn(BOB), { status: 'signedOut' } as const, { status: 'noPage' } as const])(
    'connects nobody when the page says %o',
    (pageUser) => {
      const question = adoption({ account: adasAccount, problem: null });
      expectNothing(stateWith(waitingFor()), pageSays(pageUser, question));
    },
  );

  it('connects nobody who no longer waits', () => {
    const says = pageSays(signedIn(ADA), adoption({ account: adasAccount, problem: null }));
    expectNothing(stateWith(off), says);
    expectNothing(stateWith(connected), says);
  });

  it.each([
    ['accountLocked', signedIn(ADA, true), 'loadedBeforeExtension'],
    ['accountLocked', signedIn(ADA), 'accountLocked'],
    ['accountLocked', { status: 'noPage' }, 'accountLocked'],
    ['refused', signedIn(ADA, true), 'refused'],
  ] as const)('shows the problem %s, when the page says %o, as %s', (problem, pageUser, shown) => {
    const says = pageSays(pageUser, adoption({ account: null, problem }));
    expect(afterEvent(stateWith(waitingFor()), says)).toEqual([stateWith(waitingFor(shown)), []]);
  });
});

describe('the session', () => {
  it('is forgotten on Disconnect, whatever it was', () => {
    for (const connection of [off, waitingFor('refused'), connected])
      expect(afterEvent(stateWith(connection, knowingBob), { type: 'disconnectPressed' })).toEqual([
        stateWith({ status: 'off', why: 'disconnected' }),
        [],
      ]);
  });

  it('is forgotten when its own authorization is signed out, and no other one', () => {
    const signedOut = (authorization: string | null): SessionEvent => ({
      type: 'pageSignedOut',
      authorization,
    });
    expect(afterEvent(stateWith(connected), signedOut(session.authorization))).toEqual([
      stateWith(waitingFor('signedOut')),
      [],
    ]);
    expectNothing(stateWith(connected), signedOut(authorizationOf(BOB)));
    expectNothing(stateWith(connected), signedOut(null));
    expectNothing(stateWith(waitingFor()), signedOut(session.authorization));
  });

  it('is forgotten when Discord refuses its authorization, which is remembered as nobody’s', () => {
    const refused = (authorization: string): SessionEvent => ({
      type: 'authorizationRefused',
      authorization,
    });
    expect(afterEvent(stateWith(connected), refused(session.authorization))).toEqual([
      stateWith(waitingFor('signInExpired'), {
        owners: new Map([[session.authorization, null]]),
      }),
      [],
    ]);
    const [state] = afterEvent(stateWith(waitingFor()), refused(authorizationOf(BOB)));
    expect(state.connection).toEqual(waitingFor());
    expect(state.owners).toEqual(new Map([[authorizationOf(BOB), null]]));
  });

  it('remembers no authorization that Discord refuses after the user has disconnected', () => {
    expectNothing(stateWith(off), {
      type: 'authorizationRefused',
      authorization: session.authorization,
    });
  });

  it('takes over what Discord told anew of its own account', () => {
    const read = (id: string): SessionEvent => ({ type: 'accountRead', user: user(id) });
    expect(connectionAfter(stateWith(connected), read(ADA))).toEqual({
      ...connected,
      account: { ...account, phone: '+14155550123', hasPhone: true },
    });
    expectNothing(stateWith(connected), read(BOB));
    expectNothing(stateWith(waitingFor()), read(ADA));
  });

  it('can be asked for again once a page has signed in', () => {
    expect(afterEvent(stateWith(waitingFor('refused'), knowingBob), { type: 'pageReady' })).toEqual(
      [stateWith(waitingFor('refused')), []],
    );
    expectNothing(stateWith(connected), { type: 'stateRequested' });
  });

  it.each([
    [BEFORE + 100, 100, false],
    [BEFORE + 101, 100, true],
    [BEFORE + 1_000_000, null, false],
  ])('used at 4000 is at %d, with %s ms allowed, forgotten: %s', (now, idleMs, isForgotten) => {
    for (const connection of [waitingFor(), connected]) {
      const [state] = transition(
        stateWith(connection),
        { type: 'stateRequested' },
        { now, idleMs },
      );
      expect(state.connection).toEqual(isForgotten ? { status: 'off', why: 'idle' } : connection);
    }
    const idle = transition(stateWith(off), { type: 'stateRequested' }, { now, idleMs });
    expect(idle).toEqual([stateWith(off), []]);
  });
});
