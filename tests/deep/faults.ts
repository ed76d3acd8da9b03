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

export const NO_TIME = '429 without retry_after';

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

/** Whether Discord carried the call out and the connection was then reset instead of answered. */
export const isResetAfterHandling = (fault: Fault): boolean =>
  fault.cause === 'answer' && fault.isCarriedOut;
