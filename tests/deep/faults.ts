import type { Override } from '../../simulator/index.ts';
import { type Call, FLOWS, type Flow, type Leg, nameOf } from './flows.ts';
import { nameOfCall } from './kill-points.ts';

/** A call that can fail, and the leg that makes it. Without a leg it is the call that connects. */
export type Target =
  | { readonly flow: Flow; readonly leg: Leg; readonly call: Call; readonly title: string }
  | { readonly flow: Flow; readonly leg: null; readonly call: null; readonly title: string };

/** What goes wrong; the category is what Handset can conclude from it. */
interface FaultShape {
  readonly name: string;
  readonly category:
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
  /** `isCarriedOut`: Discord carries out the request before it gives the faulty answer. */
  (
    | { readonly cause: 'answer'; readonly answer: Override; readonly isCarriedOut: boolean }
    /** The connection is refused. The gate does this, because the simulator always listens. */
    | { readonly cause: 'refusal' }
    | { readonly cause: 'captcha' }
    /** The answer arrives after the user has done something else. */
    | { readonly cause: 'user'; readonly userAction: 'close' | 'disconnect' | 'switch' }
  );

const faultyAnswer = (
  name: string,
  category: Fault['category'],
  answer: Override,
  isCarriedOut = false,
): Fault => ({ name, category, cause: 'answer', answer, isCarriedOut });

const json = { 'content-type': 'application/json' };
const errorBody = (code: number, message: string) => ({ code, message });

const NO_TIME = '429 without retry_after';

export const FAULTS: readonly Fault[] = [
  { name: 'connection refused', category: 'lost', cause: 'refusal' },
  faultyAnswer(
    'connection reset instead of an answer',
    'lost',
    { fault: 'reset', afterHandling: true },
    true,
  ),
  faultyAnswer('answer cut off', 'lost', {
    status: 200,
    headers: { ...json, 'content-length': '5000' },
    text: '{"token":"abc',
  }),
  faultyAnswer('no answer before the time-out', 'lost', { fault: 'hang' }),
  faultyAnswer('200 with an unexpected body', 'odd', { status: 200, body: { unexpected: true } }),
  faultyAnswer('204 with a body', 'odd', {
    status: 204,
    body: errorBody(0, 'Where HTTP allows no body'),
  }),
  faultyAnswer('200 with an HTML page', 'unreadable', {
    status: 200,
    text: '<html><h1>Welcome</h1></html>',
  }),
  faultyAnswer('200 with incomplete JSON', 'unreadable', {
    status: 200,
    headers: json,
    text: '{"token":"ab',
  }),
  faultyAnswer('200 with a 10 MB body', 'odd', {
    status: 200,
    headers: json,
    text: `{"padding":"${'x'.repeat(10_000_000)}"}`,
  }),
  faultyAnswer('401', 'signedOut', { status: 401, body: errorBody(0, '401: Unauthorized') }),
  faultyAnswer('403 40002', 'locked', {
    status: 403,
    body: errorBody(40_002, 'You need to verify'),
  }),
  faultyAnswer('403 10008', 'blocked', { status: 403, body: errorBody(10_008, 'Unknown Message') }),
  { name: 'captcha', category: 'captcha', cause: 'captcha' },
  // Discord never issued this ticket, so the confirmation counts as expired and the step must be repeated.
  faultyAnswer('401 60003', 'mfa', {
    status: 401,
    body: {
      ...errorBody(60_003, 'Two factor is required for this operation'),
      mfa: { ticket: 'not-issued', methods: [{ type: 'totp', backup_codes_allowed: true }] },
    },
  }),
  faultyAnswer('429 with retry_after', 'limited', {
    status: 429,
    headers: { 'retry-after': '1' },
    body: { message: 'You are being rate limited.', retry_after: 1, global: false },
  }),
  faultyAnswer(NO_TIME, 'limited', {
    status: 429,
    text: '<html>error 1015</html>',
  }),
  faultyAnswer('500', 'trouble', { status: 500, body: errorBody(0, '500: Internal Server Error') }),
  faultyAnswer('502', 'trouble', { status: 502, text: '<html>Bad gateway</html>' }),
  faultyAnswer('522', 'trouble', { status: 522, text: '<html>Connection timed out</html>' }),
  {
    name: 'late answer after the popup was closed',
    category: 'slow',
    cause: 'user',
    userAction: 'close',
  },
  {
    name: 'late answer after disconnecting',
    category: 'slow',
    cause: 'user',
    userAction: 'disconnect',
  },
  {
    name: 'late answer after an account switch',
    category: 'slow',
    cause: 'user',
    userAction: 'switch',
  },
];

/** Every distinct call of the extension, in the first flow that makes it. */
export const TARGETS: readonly Target[] = (() => {
  const seen = new Set<string>();
  const [first] = FLOWS;
  if (first === undefined) throw new Error('There are no flows');
  const targets: Target[] = [{ flow: first, leg: null, call: null, title: 'connecting' }];
  // Removals first: their MFA confirmation also has a password to hold.
  for (const flow of FLOWS.toSorted((one, other) => rankOf(one) - rankOf(other)))
    for (const leg of flow.legs)
      for (const call of leg.calls) {
        // Until Discord answers that MFA is required, Handset makes the same plain call.
        const key = `${call.name} ${call.how === 'repeated' ? call.how : call.endpoint} ${confirmedCallOf(call)}`;
        if (call.how === 'mfaRequired' || seen.has(key)) continue;
        seen.add(key);
        targets.push({ flow, leg, call, title: `${nameOf(flow)}: ${nameOfCall(call)}` });
      }
  return targets;
})();

/** The MFA SMS is the same for every call that it confirms. */
function confirmedCallOf({ name, confirms }: Call): Call['confirms'] {
  return name === 'sendMfaSms' ? null : confirms;
}

function rankOf({ kind }: Flow): number {
  return kind === 'remove' ? 0 : 1;
}

/** Where to continue after a hand-off. To reverify, that is Discord's screen for the required action. */
const HANDED_OFF = {
  add: 'handedOffAdd',
  reverify: 'assistPromptHow_reverify',
  remove: 'handedOffRemove',
} as const;

const DONE = { add: 'doneAdded', reverify: 'doneReverified', remove: 'doneRemoved' } as const;

/** The screens of which the popup must show one after a fault, as docs/flow.md and docs/conformance.md say. */
export function expectedScreens({ flow, call }: Target, fault: Fault): readonly string[] {
  if (call === null) return screensWhenConnecting(fault);
  const isLastCall = ['finish', 'remove'].includes(call.name);
  if (fault.cause === 'user') return screensAfterLateAnswer(flow, call, fault.userAction);
  if (fault.category === 'signedOut' && isAuthorized(call))
    return ['waitingTitle · problem_signInExpired'];
  const isHandled = isResetAfterHandling(fault);
  // The change was made; only reading the account failed.
  if (call.name === 'readAccount')
    return ['doneTitle · doneUnread', ...(isHandled ? [`doneTitle · ${DONE[flow.kind]}`] : [])];
  const step = stepOf(flow, call, fault);
  // With connections refused, the account cannot be read either.
  if (isLastCall && fault.cause === 'refusal') return [`${step} · failure_unsettled`];
  if (isLastCall && mayHaveHappened(fault)) return screensAfterRecheck(flow, isHandled);
  switch (fault.category) {
    case 'odd':
      return [screenAfterOddSuccess(flow, call) ?? `${step} · failure_unreadableAnswer`];
    case 'unreadable':
      return [`${step} · failure_unreadableAnswer`];
    case 'captcha':
      return [`handedOffTitle · handedOff_captchaRequired · ${HANDED_OFF[flow.kind]}`];
    case 'mfa':
      // The new challenge takes the place of the old one; only an answer that was given can have been wrong.
      if (call.confirms !== null)
        return [call.name === 'finishMfa' ? `${step} · failure_wrongMfaCode` : step];
      // Discord requires MFA again after the confirmation: it did not accept the answer.
      return [call.how === 'repeated' ? 'mfaTitle · failure_wrongMfaCode' : 'mfaTitle'];
    case 'lost':
      return [`${step} · failure_noAnswer`];
    case 'signedOut':
      // The call carried no authorization, so this 401 says nothing about the sign-in: the next click sends it along.
      return [`${step} · failure_authorizationNeeded`];
    case 'locked':
      return [`${step} · failure_accountLocked`];
    case 'blocked':
      return [`${step} · failure_blocked`];
    case 'limited':
      return [
        `${step} · failure_${fault.name === NO_TIME && sendsSms(call) ? 'sendingLimited' : 'rateLimited'}`,
      ];
    default:
      return [`${step} · failure_serverTrouble`];
  }
}

/** Whether the call, not one for MFA, sends a verification code: Discord’s help names a time for those. */
const sendsSms = ({ name }: Call): boolean => name === 'sendCode' || name === 'resendCode';

/** Whether Handset cannot know if Discord carried the call out. */
const mayHaveHappened = ({ category }: Fault): boolean =>
  category === 'lost' || category === 'trouble' || category === 'unreadable';

/** Whether Discord carried the call out and the connection was then reset instead of answered. */
export const isResetAfterHandling = (fault: Fault): boolean =>
  fault.cause === 'answer' && fault.isCarriedOut;

/** The step that made the call; the popup shows it again. */
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

/** Whether the call carries the authorization; only then does a 401 concern the sign-in. */
const isAuthorized = ({ name }: Call): boolean =>
  !['verifyCode', 'resendCode', 'sendMfaSms'].includes(name);

/** The screens after the account was read to find out what had happened. */
function screensAfterRecheck(flow: Flow, isHandled: boolean): string[] {
  // At about the same time the gateway tells the page that the action is no longer required.
  if (flow.kind === 'reverify')
    return [
      'passwordTitle · failure_notReverified',
      ...(isHandled ? [`doneTitle · ${DONE.reverify}`] : []),
    ];
  if (isHandled) return [`doneTitle · ${DONE[flow.kind]}`];
  return [
    flow.kind === 'add' ? 'passwordTitle · failure_notAdded' : 'removalTitle · failure_notRemoved',
  ];
}

/**
 * The screen after a success with an unexpected body; null where that body is a failure. Where Discord documents no
 * body, any object counts as a success, and the account shows whether the change was made. It cannot show that after a
 * reverification, because the number was there before: if nothing was done, the page reports the required action again.
 */
function screenAfterOddSuccess(flow: Flow, { name }: Call): string | null {
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

/** The screens when an ordinary success arrives after the user has done something else. */
function screensAfterLateAnswer(
  flow: Flow,
  { name, confirms }: Call,
  userAction: 'close' | 'disconnect' | 'switch',
): string[] {
  if (userAction === 'disconnect') return ['connectTitle · offDisconnected'];
  if (userAction === 'switch') {
    // Once Discord has confirmed the change, only the look at the account is missing; once it has accepted the MFA
    // answer, the call that it interrupted is not repeated.
    const isKnown = name === 'readAccount' || name === 'finishMfa';
    return [`stoppedTitle · ${isKnown ? 'failure_accountChanged' : 'stoppedUnsettled'}`];
  }
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

function screensWhenConnecting(fault: Fault): string[] {
  const waiting = (problem: string) => [`waitingTitle · problem_${problem}`];
  switch (fault.category) {
    case 'lost':
    case 'trouble':
      // Firefox itself repeats a GET whose connection is reset; see docs/decisions/0003.
      return [
        ...waiting('discordUnreachable'),
        ...(isResetAfterHandling(fault) ? ['homeTitle'] : []),
      ];
    case 'signedOut':
      return waiting('signInExpired');
    case 'limited':
      return waiting('rateLimited');
    case 'locked':
      // If the page's READY was seen, it tells whose session this is.
      return [...waiting('accountLocked'), 'homeTitle'];
    case 'slow':
      if (fault.cause !== 'user' || fault.userAction === 'close') return ['homeTitle'];
      return [fault.userAction === 'switch' ? 'connectTitle' : 'connectTitle · offDisconnected'];
    default:
      return waiting('refused');
  }
}
