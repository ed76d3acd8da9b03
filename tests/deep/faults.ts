import type { Override } from '../../simulator/index.ts';
import { type Call, FLOWS, type Flow, type Leg, nameOf } from './flows.ts';
import { nameOfCall } from './kill-points.ts';

/** A call that something can go wrong with, and the step that it is made from; no leg: the call that connects. */
export type Target =
  | { readonly flow: Flow; readonly leg: Leg; readonly call: Call; readonly title: string }
  | { readonly flow: Flow; readonly leg: null; readonly call: null; readonly title: string };

/** What goes wrong, by what Handset can make of it. */
interface FaultShape {
  readonly name: string;
  readonly sort:
    | 'lost'
    | 'odd'
    | 'unreadable'
    | 'signedOut'
    | 'locked'
    | 'blocked'
    | 'captcha'
    | 'mfa'
    | 'limited'
    | 'trouble'
    | 'slow';
}

export type Fault = FaultShape &
  (
    | { readonly by: 'answer'; readonly answer: Override; readonly acts: boolean }
    /** The connection is refused: by the gate, because the simulator always listens. */
    | { readonly by: 'refusal' }
    | { readonly by: 'captcha' }
    /** The answer comes after the user has done something else. */
    | { readonly by: 'user'; readonly does: 'close' | 'disconnect' | 'switch' }
  );

const answer = (name: string, sort: Fault['sort'], given: Override, acts = false): Fault => ({
  name,
  sort,
  by: 'answer',
  answer: given,
  acts,
});

const json = { 'content-type': 'application/json' };
const said = (code: number, message: string) => ({ code, message });

export const FAULTS: readonly Fault[] = [
  { name: 'connection refused', sort: 'lost', by: 'refusal' },
  answer('reset in place of the answer', 'lost', { fault: 'reset', afterHandling: true }, true),
  answer('answer breaks off', 'lost', {
    status: 200,
    headers: { ...json, 'content-length': '5000' },
    text: '{"token":"abc',
  }),
  answer('no answer in time', 'lost', { fault: 'hang' }),
  answer('200 with a wrong body', 'odd', { status: 200, body: { unexpected: true } }),
  answer('204 with a body', 'odd', { status: 204, body: said(0, 'Where HTTP allows no body') }),
  answer('200 with a page', 'unreadable', { status: 200, text: '<html><h1>Welcome</h1></html>' }),
  answer('200 with half a JSON', 'unreadable', {
    status: 200,
    headers: json,
    text: '{"token":"ab',
  }),
  answer('200 with 10 MB', 'odd', {
    status: 200,
    headers: json,
    text: `{"padding":"${'x'.repeat(10_000_000)}"}`,
  }),
  answer('401', 'signedOut', { status: 401, body: said(0, '401: Unauthorized') }),
  answer('403 40002', 'locked', { status: 403, body: said(40_002, 'You need to verify') }),
  answer('403 10008', 'blocked', { status: 403, body: said(10_008, 'Unknown Message') }),
  { name: 'captcha', sort: 'captcha', by: 'captcha' },
  // With a ticket that nobody issued, so the confirmation expires and the step has to be made again.
  answer('401 60003', 'mfa', {
    status: 401,
    body: {
      ...said(60_003, 'Two factor is required for this operation'),
      mfa: { ticket: 'not-issued', methods: [{ type: 'totp', backup_codes_allowed: true }] },
    },
  }),
  answer('429 with a time', 'limited', {
    status: 429,
    headers: { 'retry-after': '1' },
    body: { message: 'You are being rate limited.', retry_after: 1, global: false },
  }),
  answer('429 without a time', 'limited', { status: 429, text: '<html>error 1015</html>' }),
  answer('500', 'trouble', { status: 500, body: said(0, '500: Internal Server Error') }),
  answer('502', 'trouble', { status: 502, text: '<html>Bad gateway</html>' }),
  answer('522', 'trouble', { status: 522, text: '<html>Connection timed out</html>' }),
  { name: 'late answer, popup closed', sort: 'slow', by: 'user', does: 'close' },
  { name: 'late answer, disconnected', sort: 'slow', by: 'user', does: 'disconnect' },
  { name: 'late answer, account switched', sort: 'slow', by: 'user', does: 'switch' },
];

/** Every call that the extension makes, each once: where two flows make the same, in the first of them. */
export const TARGETS: readonly Target[] = (() => {
  const seen = new Set<string>();
  const [first] = FLOWS;
  if (first === undefined) throw new Error('There are no flows');
  const targets: Target[] = [{ flow: first, leg: null, call: null, title: 'connecting' }];
  // Removals first: there a confirmation has a password to keep meanwhile.
  for (const flow of FLOWS.toSorted((one, other) => rank(one) - rank(other)))
    for (const leg of flow.legs)
      for (const call of leg.calls) {
        // What is answered with a demand to confirm is a plain call to Handset until then.
        const key = `${call.name} ${call.how === 'repeated' ? call.how : call.endpoint} ${aboutOf(call)}`;
        if (call.how === 'challenged' || seen.has(key)) continue;
        seen.add(key);
        targets.push({ flow, leg, call, title: `${nameOf(flow)}: ${nameOfCall(call)}` });
      }
  return targets;
})();

/** An SMS of the confirmation is the same whatever is confirmed. */
function aboutOf({ name, confirms }: Call): Call['confirms'] {
  return name === 'sendMfaSms' ? null : confirms;
}

function rank({ kind }: Flow): number {
  return kind === 'remove' ? 0 : 1;
}

/** A number is verified again where Discord's screen demands it, so that is where the way on is. */
const HANDED_OFF = {
  add: 'handedOffAdd',
  reverify: 'assistPromptHow_reverify',
  remove: 'handedOffRemove',
} as const;

const DONE = { add: 'doneAdded', reverify: 'doneReverified', remove: 'doneRemoved' } as const;

/** What the popup is to show after a fault: one of these. Written from docs/flow.md and docs/conformance.md. */
export function screensFor({ flow, call }: Target, fault: Fault): readonly string[] {
  if (call === null) return connecting(fault);
  const lastCall = ['finish', 'remove'].includes(call.name);
  if (fault.by === 'user') return whileAway(flow, call, fault.does);
  if (fault.sort === 'signedOut' && isAuthorized(call))
    return ['waitingTitle · problem_signInExpired'];
  // The change is made; only what the account shows now could not be read.
  const acted = isReset(fault);
  if (call.name === 'readAccount')
    return ['doneTitle · doneUnread', ...(acted ? [`doneTitle · ${DONE[flow.kind]}`] : [])];
  const step = stepOf(flow, call, fault);
  // Nobody answers the question what has happened either.
  if (lastCall && fault.by === 'refusal') return [`${step} · failure_unsettled`];
  if (lastCall && mayHaveHappened(fault)) return looked(flow, acted);
  switch (fault.sort) {
    case 'odd':
      return [afterOddSuccess(flow, call) ?? `${step} · failure_unreadableAnswer`];
    case 'unreadable':
      return [`${step} · failure_unreadableAnswer`];
    case 'captcha':
      return [`handedOffTitle · handedOff_captchaRequired · ${HANDED_OFF[flow.kind]}`];
    case 'mfa':
      if (call.confirms !== null) return [`${step} · failure_mfaRequired`];
      // IntendedCall for the same once more: what was given was not taken.
      return [call.how === 'repeated' ? 'mfaTitle · failure_wrongMfaCode' : 'mfaTitle'];
    case 'lost':
      return [`${step} · failure_noAnswer`];
    case 'signedOut':
      // It is not about a sign-in that was not sent.
      return [`${step} · failure_refused`];
    case 'locked':
      return [`${step} · failure_accountLocked`];
    case 'blocked':
      return [`${step} · failure_blocked`];
    case 'limited':
      return [`${step} · failure_rateLimited`];
    default:
      return [`${step} · failure_serverTrouble`];
  }
}

/** Nobody can know whether Discord acted. */
const mayHaveHappened = ({ sort }: Fault): boolean =>
  sort === 'lost' || sort === 'trouble' || sort === 'unreadable';

/** Discord acted, and the connection was reset in place of its answer. */
export const isReset = (fault: Fault): boolean => fault.by === 'answer' && fault.acts;

/** The step that a call was made from, which is shown again. */
function stepOf(flow: Flow, { name, confirms }: Call, fault: Fault): string {
  if (confirms !== null) return 'mfaTitle';
  switch (name) {
    case 'sendCode':
      return flow.kind === 'reverify' ? 'reverifyTitle' : 'phoneTitle';
    case 'resendCode':
      return mayHaveHappened(fault) ? 'codeTitle · codeUncertain' : 'codeTitle · codeSentTo';
    case 'verifyCode':
      return 'codeTitle · codeSentTo';
    case 'finish':
      return 'passwordTitle';
    default:
      return 'removalTitle';
  }
}

/** Only these carry the authorization, so only their 401 is about it. */
const isAuthorized = ({ name }: Call): boolean =>
  !['verifyCode', 'resendCode', 'sendMfaSms'].includes(name);

/** The account was read to find out what had happened. */
function looked(flow: Flow, acted: boolean): string[] {
  // The page hears at about the same time that the number is no longer asked for.
  if (flow.kind === 'reverify')
    return [
      'passwordTitle · failure_notReverified',
      ...(acted ? [`doneTitle · ${DONE.reverify}`] : []),
    ];
  if (acted) return [`doneTitle · ${DONE[flow.kind]}`];
  return [
    flow.kind === 'add' ? 'passwordTitle · failure_notAdded' : 'removalTitle · failure_notRemoved',
  ];
}

/**
 * Where Discord documents no body, an object is taken for a success all the same, and the account tells the rest. Not of
 * a number that is verified again: it was there before, so its demand has to be told anew where nothing was done.
 */
function afterOddSuccess(flow: Flow, { name }: Call): string | null {
  switch (name) {
    case 'sendCode':
    case 'resendCode':
      return 'codeTitle · codeSentTo';
    case 'finish':
      return flow.kind === 'reverify'
        ? 'doneTitle · doneReverified'
        : 'doneCheckTitle · doneDiffers';
    case 'remove':
      return 'doneCheckTitle · failure_notRemoved';
    default:
      return null;
  }
}

/** The answer is an ordinary success, and comes late. */
function whileAway(
  flow: Flow,
  { name, confirms }: Call,
  does: 'close' | 'disconnect' | 'switch',
): string[] {
  if (does === 'disconnect') return ['connectTitle · offDisconnected'];
  if (does === 'switch') return ['stoppedTitle · stoppedUnsettled · failure_accountChanged'];
  switch (name) {
    case 'sendCode':
    case 'resendCode':
      return ['codeTitle · codeSentTo'];
    case 'verifyCode':
      return ['passwordTitle'];
    case 'sendMfaSms':
      return ['mfaTitle'];
    default:
      return confirms === 'sendCode'
        ? ['codeTitle · codeSentTo']
        : [`doneTitle · ${DONE[flow.kind]}`];
  }
}

function connecting(fault: Fault): string[] {
  const waiting = (problem: string) => [`waitingTitle · problem_${problem}`];
  switch (fault.sort) {
    case 'lost':
    case 'trouble':
      // Firefox itself asks once more when a GET is reset; see docs/decisions/0003.
      return [...waiting('discordUnreachable'), ...(isReset(fault) ? ['homeTitle'] : [])];
    case 'signedOut':
      return waiting('signInExpired');
    case 'limited':
      return waiting('rateLimited');
    case 'locked':
      // Where the page's READY was seen it tells whose the session is.
      return [...waiting('accountLocked'), 'homeTitle'];
    case 'slow':
      if (fault.by !== 'user' || fault.does !== 'disconnect') return ['homeTitle'];
      return ['connectTitle · offDisconnected'];
    default:
      return waiting('refused');
  }
}
