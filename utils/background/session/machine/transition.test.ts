import { describe, expect, it } from 'vitest';
import type { CurrentUser } from '../../discord-api/current-user.ts';
import type { Candidate } from './candidate.ts';
import type { Connection } from './connection.ts';
import type { PageQuestion, SessionEvent } from './events.ts';
import type { OpenPages, PageUser } from './page-user.ts';
import { MAX_QUESTIONS, type SessionState, startingState } from './state.ts';
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

const off: Connection = { status: 'off', why: null, name: null };
/** What is left when Ada is no longer signed in. */
const adaGone: Connection = { status: 'off', why: 'accountGone', name: 'ada' };
type Waiting = Extract<Connection, { status: 'waiting' }>;
const consentForAda = { userId: ADA, tabId: 7, name: 'ada' };
/** Nobody has been seen signed in since Connect, or Handset was connected to Ada. */
const waitingFor = (problem: Waiting['problem'] = null, consentFor: Waiting['consentFor'] = null) =>
  ({ status: 'waiting', problem, consentFor, lastUsedAt: BEFORE }) as const;
const connected: Connection = { status: 'connected', session, account };

const stateWith = (connection: Connection, more: Partial<SessionState> = {}): SessionState => ({
  ...startingState(connection),
  ...more,
});
const knowingBob = { owners: new Map([[authorizationOf(BOB), BOB]]) };
const signedIn = (userId: string, lacksReady = false): PageUser => ({
  status: 'signedIn',
  userId,
  lacksReady,
});

const afterEvent = (state: SessionState, event: SessionEvent) => transition(state, event, clock);
const connectionAfter = (state: SessionState, event: SessionEvent) =>
  afterEvent(state, event)[0].connection;
const effectsOf = (state: SessionState, event: SessionEvent) => afterEvent(state, event)[1];
const pageSays = (pageUser: PageUser, question: PageQuestion, tabId = 7): SessionEvent => ({
  type: 'pageUserRead',
  tabId,
  pageUser,
  question,
});
const endedBy = (pageUserId: string) => [
  stateWith(adaGone),
  [{ type: 'tellPageUser', userId: pageUserId }],
];
const endedBySignOut = [stateWith(adaGone), [{ type: 'tellSignOut', userId: ADA }]];

/** The event changes nothing and asks for nothing. */
const expectNothing = (state: SessionState, event: SessionEvent) =>
  expect(afterEvent(state, event)).toEqual([state, []]);

const askSessionPage = (question: PageQuestion) => [
  {
    type: 'readPageUser',
    tab: { tabId: 7, origin: 'https://discord.com' },
    orOtherTabOf: ADA,
    question,
  },
];
const askHeaderPage = (question: PageQuestion) => [
  {
    type: 'readPageUser',
    tab: { tabId: 7, origin: 'https://discord.com' },
    orOtherTabOf: null,
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
    const state = stateWith(waitingFor('refused'), { ...knowingBob, questions: 3 });
    expect(afterEvent(state, event)).toEqual([stateWith(waitingFor('refused')), checkPages]);
  });

  it('changes nothing while there is a session', () => {
    expectNothing(stateWith(connected), event);
  });
});

describe('the open tabs', () => {
  const show = (...users: PageUser[]): OpenPages => ({
    hasSiteAccess: true,
    pages: users.map((pageUser, at) => ({ tabId: 7 + at, pageUser })),
  });
  const noPage = { status: 'noPage' } as const;
  const signedOut = { status: 'signedOut' } as const;
  const checked = (
    openPages: OpenPages,
    wanted: 'connect' | 'recheck',
    otherwise: 'signInExpired' | null = null,
  ): SessionEvent => ({ type: 'pagesChecked', openPages, wanted, otherwise });
  const waitingNow = (problem: Waiting['problem'], consentFor: Waiting['consentFor'] = null) => ({
    ...waitingFor(problem, consentFor),
    lastUsedAt: NOW,
  });

  it.each([off, waitingFor('refused')])('begin the wait after Connect, from %o', (connection) => {
    expect(connectionAfter(stateWith(connection), checked(show(), 'connect'))).toEqual(
      waitingNow('noDiscordTab'),
    );
  });

  it.each([
    [{ hasSiteAccess: false, pages: [] }, 'noAccess'],
    [show(), 'noDiscordTab'],
    [show(signedOut, noPage), 'signedOut'],
    [show(noPage), null],
    [show(signedOut, signedIn(BOB)), null],
  ] as const)('that show %o lead to the problem %s', (openPages, problem) => {
    expect(connectionAfter(stateWith(waitingFor()), checked(openPages, 'recheck'))).toEqual(
      waitingNow(problem),
    );
  });

  it('say for which account the user pressed Connect: the one of the last used tab', () => {
    const openPages = show(noPage, signedIn(ADA), signedIn(BOB));
    expect(connectionAfter(stateWith(off), checked(openPages, 'connect'))).toEqual(
      waitingNow(null, { userId: ADA, tabId: 8, name: null }),
    );
    expect(
      connectionAfter(
        stateWith(waitingFor(null, consentForAda)),
        checked(show(noPage, signedIn(BOB)), 'connect'),
      ),
    ).toEqual(waitingNow(null, consentForAda));
    expect(connectionAfter(stateWith(waitingFor()), checked(openPages, 'recheck'))).toEqual(
      waitingNow(null),
    );
  });

  it('end the wait for an account when another one is signed in in its tab, and in no other tab', () => {
    const state = stateWith(waitingFor('signInExpired', consentForAda));
    expect(afterEvent(state, checked(show(signedIn(BOB)), 'recheck'))).toEqual(endedBy(BOB));
    expect(connectionAfter(state, checked(show(noPage, signedIn(BOB)), 'recheck'))).toEqual(
      waitingNow(null, consentForAda),
    );
    expect(
      connectionAfter(state, {
        ...checked(
          { hasSiteAccess: true, pages: [{ tabId: 9, pageUser: signedIn(BOB) }] },
          'recheck',
        ),
      }),
    ).toEqual(waitingNow('noDiscordTab', consentForAda));
  });

  it('show their problem before one that was there already', () => {
    const state = stateWith(waitingFor());
    expect(connectionAfter(state, checked(show(), 'recheck', 'signInExpired'))).toEqual(
      waitingNow('noDiscordTab'),
    );
    expect(
      connectionAfter(state, checked(show(signedIn(ADA)), 'recheck', 'signInExpired')),
    ).toEqual(waitingNow('signInExpired'));
  });

  it('do not begin a wait that nobody asked for, nor end a session', () => {
    expectNothing(stateWith(off), checked(show(signedIn(ADA)), 'recheck'));
    expectNothing(stateWith(connected), checked(show(signedIn(BOB)), 'connect'));
    expectNothing(stateWith(connected), checked(show(), 'recheck'));
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
      const state = stateWith(waitingFor(problem), { ...knowingBob, questions: 3 });
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

  it('ends the connection when nobody is signed in any more, and says who signed out', () => {
    expect(afterEvent(stateWith(connected), says({ status: 'signedOut' }))).toEqual(endedBySignOut);
  });

  it('ends the connection when somebody else is signed in, and says who', () => {
    expect(afterEvent(stateWith(connected), says(signedIn(BOB)))).toEqual(endedBy(BOB));
  });

  it('moves the session to the tab that answered for it', () => {
    const event = pageSays(signedIn(ADA), { type: 'recheck' }, 9);
    expect(connectionAfter(stateWith(connected), event)).toMatchObject({ session: { tabId: 9 } });
    const gone = pageSays({ status: 'noPage' }, { type: 'recheck' }, 9);
    expect(connectionAfter(stateWith(connected), gone)).toMatchObject({ session: { tabId: 7 } });
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
      stateWith(adaGone),
      [...refused('accountChanged'), { type: 'tellPageUser', userId: BOB }],
    ]);
    expect(afterEvent(stateWith(connected), says({ status: 'signedOut' }))).toEqual([
      stateWith(adaGone),
      [...refused('notConnected'), { type: 'tellSignOut', userId: ADA }],
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
  });

  it('makes the machine ask the page that it came from while it waits', () => {
    expect(effectsOf(stateWith(waitingFor()), seen(bobs))).toEqual(askHeaderPage(question));
  });

  it('of another account makes the machine ask the session’s page whether its user is still there', () => {
    expect(effectsOf(stateWith(connected), seen(bobs))).toEqual(askSessionPage({ type: 'switch' }));
    const says = (pageUser: PageUser) => pageSays(pageUser, { type: 'switch' });
    expectNothing(stateWith(connected), says(signedIn(ADA)));
    expect(afterEvent(stateWith(connected), says(signedIn(BOB)))).toEqual(endedBy(BOB));
    expect(afterEvent(stateWith(connected), says({ status: 'signedOut' }))).toEqual(endedBySignOut);
    expectNothing(stateWith(off), says(signedIn(BOB)));
  });

  it('from another tab, container or host never takes over a session, also when the session’s own tab is busy or closed', () => {
    const canary = 'https://canary.discord.com' as const;
    for (const more of [{ tabId: 8 }, { tabId: 8, origin: canary }])
      expectNothing(stateWith(connected), seen(candidateOf(BOB, more)));
    expectNothing(stateWith(connected), pageSays({ status: 'noPage' }, { type: 'switch' }));
    expectNothing(stateWith(connected), pageSays(signedIn(BOB), question, 8));
  });

  it('that does not say whose it is is not used, and the wait says that Discord does not tell', () => {
    const nobodys = { ...bobs, authorization: 'mfa.secret' };
    expect(afterEvent(stateWith(waitingFor()), seen(nobodys))).toEqual([
      stateWith(waitingFor('refused')),
      [],
    ]);
    expectNothing(stateWith(waitingFor('accountLocked')), seen(nobodys));
    expectNothing(
      stateWith(waitingFor()),
      pageSays(signedIn(BOB), { type: 'candidate', candidate: nobodys }),
    );
  });

  it('of another account than the one that Connect is for is not used, wherever it comes from', () => {
    const waiting = stateWith(waitingFor('signInExpired', consentForAda));
    expectNothing(waiting, seen(candidateOf(BOB, { tabId: 8 })));
    // In the account's own tab it may mean that the user has switched.
    expect(effectsOf(waiting, seen(bobs))).toEqual(askHeaderPage(question));
    expectNothing(waiting, pageSays(signedIn(ADA), question));
    expectNothing(waiting, pageSays(signedIn(BOB), question, 8));
    expect(afterEvent(waiting, pageSays(signedIn(BOB), question))).toEqual(endedBy(BOB));
  });

  const worth = (pageUser: PageUser) => pageSays(pageUser, question);
  const asked = [
    { type: 'tellPageUser', userId: BOB },
    { type: 'askOwner', candidate: bobs },
  ];
  const consentForBob = { userId: BOB, tabId: 7, name: null };

  it('makes the machine ask Discord whose it is when its account is signed in, which Connect is for from then on', () => {
    const asking = { asking: new Set([bobs.authorization]), questions: 1 };
    expect(afterEvent(stateWith(waitingFor()), worth(signedIn(BOB)))).toEqual([
      stateWith(waitingFor(null, consentForBob), asking),
      asked,
    ]);
    expect(effectsOf(stateWith(waitingFor(), knowingBob), worth(signedIn(BOB)))).toEqual(asked);
  });

  it('is left alone when nobody is signed in, without a connection, or when it is known to be somebody else’s', () => {
    expectNothing(stateWith(off), worth(signedIn(BOB)));
    expectNothing(stateWith(waitingFor()), worth({ status: 'signedOut' }));
    expectNothing(stateWith(waitingFor()), worth({ status: 'noPage' }));
    expectNothing(stateWith(waitingFor()), worth(signedIn(ADA)));
    const refusedBefore = { owners: new Map([[bobs.authorization, null]]) };
    expectNothing(stateWith(waitingFor(), refusedBefore), worth(signedIn(BOB)));
  });

  it('that a page invents costs no more than a few questions until the user does something', () => {
    const state = stateWith(waitingFor(), { questions: MAX_QUESTIONS });
    expectNothing(state, seen(bobs));
    expectNothing(state, worth(signedIn(BOB)));
    expectNothing(state, { type: 'pageReady', userId: BOB });
    const [renewed] = afterEvent(state, { type: 'discordShown' });
    expect(effectsOf(renewed, worth(signedIn(BOB)))).toEqual(asked);
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

  it('is looked at again when READY of that user comes later, until it is no longer good', () => {
    const says = pageSays(signedIn(ADA), adoption({ account: null, problem: 'accountLocked' }));
    const [locked] = afterEvent(stateWith(waitingFor()), says);
    expect(locked).toEqual(stateWith(waitingFor('accountLocked'), { locked: adas }));
    expect(effectsOf(locked, { type: 'pageReady', userId: ADA })).toEqual([
      { type: 'readReady', userId: ADA, candidate: adas },
    ]);
    expectNothing(locked, { type: 'pageReady', userId: BOB });
    const { authorization } = adas;
    for (const event of [
      { type: 'pageSignedOut', authorization },
      { type: 'authorizationRefused', authorization },
      { type: 'disconnectPressed' },
    ] as const)
      expect(afterEvent(locked, event)[0].locked).toBeNull();
    expectNothing(locked, { type: 'pageSignedOut', authorization: authorizationOf(BOB) });
    for (const problem of ['refused', 'discordUnreachable'] as const) {
      const other = pageSays(signedIn(ADA), adoption({ account: null, problem }));
      expect(afterEvent(stateWith(waitingFor()), other)[0].locked).toBeNull();
    }
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

  it('connects nobody but the account that Connect is for', () => {
    const question = adoption({ account: adasAccount, problem: null });
    const consentForBob = { userId: BOB, tabId: 7, name: null };
    expectNothing(stateWith(waitingFor(null, consentForBob)), pageSays(signedIn(ADA), question));
    expect(
      connectionAfter(
        stateWith(waitingFor(null, consentForAda)),
        pageSays(signedIn(ADA), question),
      ),
    ).toMatchObject({ status: 'connected', session: { userId: ADA } });
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
    expect(connectionAfter(stateWith(waitingFor()), says)).toEqual(waitingFor(shown));
    expect(effectsOf(stateWith(waitingFor()), says)).toEqual([]);
  });
});

describe('the session', () => {
  it('is forgotten on Disconnect, whatever it was', () => {
    for (const connection of [off, waitingFor('refused'), connected])
      expect(afterEvent(stateWith(connection, knowingBob), { type: 'disconnectPressed' })).toEqual([
        stateWith({ status: 'off', why: 'disconnected', name: null }),
        [],
      ]);
  });

  it('is forgotten when its own authorization is signed out, and no other one', () => {
    const signedOut = (authorization: string | null): SessionEvent => ({
      type: 'pageSignedOut',
      authorization,
    });
    expect(afterEvent(stateWith(connected), signedOut(session.authorization))).toEqual(
      endedBySignOut,
    );
    expectNothing(stateWith(connected), signedOut(authorizationOf(BOB)));
    expectNothing(stateWith(connected), signedOut(null));
    expectNothing(stateWith(waitingFor()), signedOut(session.authorization));
  });

  it('is forgotten when Discord refuses its authorization, which is remembered as nobody’s, and waits for the same account', () => {
    const refused = (authorization: string): SessionEvent => ({
      type: 'authorizationRefused',
      authorization,
    });
    expect(afterEvent(stateWith(connected), refused(session.authorization))).toEqual([
      stateWith(waitingFor('signInExpired', consentForAda), {
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
    const ready = { type: 'pageReady', userId: BOB } as const;
    expect(afterEvent(stateWith(waitingFor('refused'), knowingBob), ready)).toEqual([
      stateWith(waitingFor('refused')),
      [],
    ]);
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
      expect(state.connection).toEqual(
        isForgotten ? { status: 'off', why: 'idle', name: null } : connection,
      );
    }
    const idle = transition(stateWith(off), { type: 'stateRequested' }, { now, idleMs });
    expect(idle).toEqual([stateWith(off), []]);
  });
});
