import { describe, expect, it } from 'vitest';
import { type LoggedOutcome, MAX_LOGGED_CALLS } from '#shared/flow/logged-call.ts';
import type { CallError } from '../../discord-api/call-error.ts';
import type { FlowEvent } from './events.ts';
import type { FlowState } from './state.ts';
import {
  adaWith,
  at,
  back,
  captcha,
  discordError,
  failed,
  haveCode,
  intent,
  limited,
  OTHER_PHONE,
  PHONE,
  read,
  recheck,
  run,
  start,
  submitCode,
  submitPassword,
  submitPhone,
  timeout,
  toCode,
  toPassword,
  toRemoving,
  withheld,
} from './testing/run-flow.ts';

const challenge: CallError = {
  name: 'mfaRequired',
  challenge: { ticket: 'ticket', methods: ['totp', 'sms'], backupCodesAllowed: true },
};
const submitMfa = intent({ type: 'submitMfa', data: '123456' });
const resend = intent({ type: 'resendCode' });
const restarted: FlowEvent = { type: 'restarted' };
const toMfa = [start(), submitPhone(), failed(1, challenge), submitMfa];

const accepted = { type: 'accepted' };
const inFlight = { type: 'inFlight' };
const unseen = { type: 'unseen' };
const failure = (why: string, code: number | null = null, waitMs: number | null = null) => ({
  type: 'failed',
  why,
  code,
  waitMs,
});
const withheldFor = (why: string) => ({ type: 'withheld', why });

const logOf = ({ progress }: FlowState): [string, LoggedOutcome][] =>
  progress.calls.map(({ call, outcome }) => [call, outcome]);
const log = (...events: Parameters<typeof run>[0]) => logOf(run(events).state);

describe('what happened so far', () => {
  it('names every call with the time when it was asked for, and how it ended', () => {
    const { state } = run([
      at(1000, start()),
      at(2000, submitPhone(OTHER_PHONE)),
      at(3000, failed(1, discordError(50_022))),
      at(4000, submitPhone()),
      at(5000, { type: 'codeSent', callId: 2 }),
      at(40_000, resend),
      at(41_000, { type: 'codeSent', callId: 3 }),
      at(42_000, submitCode()),
      at(43_000, failed(4, discordError(50_035))),
      at(44_000, submitCode()),
    ]);
    expect(state.progress.calls).toEqual([
      { at: 2000, call: 'sendCode', outcome: failure('invalidPhone', 50_022) },
      { at: 4000, call: 'sendCode', outcome: accepted },
      { at: 40_000, call: 'resendCode', outcome: accepted },
      { at: 42_000, call: 'verifyPhone', outcome: failure('wrongCode', 50_035) },
      { at: 44_000, call: 'verifyPhone', outcome: inFlight },
    ]);
  });

  it('ends with the flow', () => {
    expect(log(...toCode(), back(), intent({ type: 'close' }))).toEqual([]);
    expect(log(...toCode(), { type: 'userChanged', userId: 'other' })).toEqual([]);
    expect(log(...toCode(), { type: 'disconnected' })).toEqual([]);
    expect(
      log(...toPassword(), submitPassword(), { type: 'finished', callId: 3 }, read(4, PHONE)),
    ).toEqual([]);
    expect(log(...toCode(), back(), intent({ type: 'close' }), start())).toEqual([]);
  });

  it('keeps the newest calls only', () => {
    const tries = Array.from({ length: MAX_LOGGED_CALLS + 5 }, (_, index) => [
      submitCode(),
      failed(index + 2, discordError(index)),
    ]).flat();
    const entries = log(...toCode(), ...tries);
    expect(entries).toHaveLength(MAX_LOGGED_CALLS);
    expect(entries.at(-1)).toEqual(['verifyPhone', failure('wrongCode', MAX_LOGGED_CALLS + 4)]);
  });

  it('tells how long Discord asked to wait, and of a call that was not made meanwhile, once', () => {
    expect(
      log(start(), submitPhone(), failed(1, limited(60_000)), submitPhone(), submitPhone()),
    ).toEqual([
      ['sendCode', failure('rateLimited', null, 60_000)],
      ['sendCode', withheldFor('rateLimited')],
    ]);
  });

  it('tells of a call that was withheld before anything was sent', () => {
    expect(log(start(), submitPhone(), withheld(1, 'offline'))).toEqual([
      ['sendCode', withheldFor('offline')],
    ]);
    expect(log(start(), intent(submitIntent(PHONE), null))).toEqual([
      ['sendCode', withheldFor('notConnected')],
    ]);
    const reverify = adaWith(PHONE, 'REQUIRE_REVERIFIED_PHONE');
    expect(log(start(reverify), submitPhone(OTHER_PHONE, reverify))).toEqual([
      ['sendCode', withheldFor('phoneNotOnAccount')],
    ]);
  });

  it.each([
    ['a code', [start(), submitPhone(), restarted], [['sendCode', unseen]]],
    [
      'a change',
      [...toRemoving(adaWith(PHONE)), restarted],
      [
        ['removePhone', unseen],
        ['readAccount', inFlight],
      ],
    ],
    [
      'a confirmation, with the call that it was for',
      [...toMfa, restarted],
      [
        ['sendCode', failure('mfaRequired')],
        ['finishMfa', unseen],
        ['sendCode', unseen],
      ],
    ],
  ])('says that nobody saw how a call ended: %s', (_what, events, expected) => {
    expect(log(...events)).toEqual(expected);
  });

  it('tells the confirmation from the call that was repeated with it', () => {
    const asked = ['sendCode', failure('mfaRequired')];
    const taken = ['finishMfa', accepted];
    expect(log(...toMfa)).toEqual([asked, ['finishMfa', inFlight]]);
    expect(log(...toMfa, { type: 'codeSent', callId: 2 })).toEqual([
      asked,
      taken,
      ['sendCode', accepted],
    ]);
    expect(log(...toMfa, failed(2, discordError(50_022)))).toEqual([
      asked,
      taken,
      ['sendCode', failure('invalidPhone', 50_022)],
    ]);
    expect(log(...toMfa, failed(2, { name: 'handsetError' }))).toEqual([
      asked,
      ['finishMfa', unseen],
      ['sendCode', failure('handsetError')],
    ]);
    expect(log(...toMfa, { type: 'mfaFailed', callId: 2, error: discordError(60_008) })).toEqual([
      asked,
      ['finishMfa', failure('wrongMfaCode', 60_008)],
    ]);
    expect(log(...toMfa, withheld(2, 'offline'))).toEqual([
      asked,
      ['finishMfa', withheldFor('offline')],
    ]);
    expect(
      log(...toMfa, { type: 'callWithheld', callId: 2, why: 'offline', isConfirmed: true }),
    ).toEqual([asked, taken, ['sendCode', withheldFor('offline')]]);
  });

  it('tells of a hand-off, and of what the account showed afterwards', () => {
    expect(log(start(), submitPhone(), failed(1, captcha), recheck(), read(2, null))).toEqual([
      ['sendCode', failure('captchaRequired')],
      ['readAccount', failure('notAdded')],
    ]);
  });

  it('tells of an account that could not be read, and of one that was not read because of a limit', () => {
    const unread = [
      ...toPassword(),
      submitPassword(),
      failed(3, timeout),
      failed(4, limited(9000)),
    ];
    const expected = [
      ['sendCode', accepted],
      ['verifyPhone', accepted],
      ['finishPhone', failure('noAnswer')],
      ['readAccount', failure('rateLimited', null, 9000)],
    ];
    expect(log(...unread)).toEqual(expected);
    expect(log(...unread, recheck())).toEqual([
      ...expected,
      ['readAccount', withheldFor('rateLimited')],
    ]);
  });

  it('adds nothing where no call was asked for', () => {
    expect(log(...toCode(), back(), haveCode(), restarted)).toEqual([['sendCode', accepted]]);
  });
});

const submitIntent = (phone: string) =>
  ({ type: 'submitPhone', phone, changePhoneReason: null }) as const;
