import { type ActingCall, type Call, FLOWS, type Flow, type Leg, nameOf } from './flows.ts';

/**
 * When the background dies, as far as it can be told from outside:
 * - `waiting`: nothing is under way;
 * - `stored`: the step of the call is stored and the request cannot leave, because the network does not lead on;
 * - `taken`: Discord has carried the request out, and its answer has not been written;
 * - `answered`: the simulator has just written its answer. Whether it is read and stored before the background is gone
 *   is a matter of milliseconds that nobody outside can choose, so both ends are accepted, and the table says which
 *   one it was. The moment between reading and storing alone cannot be reached: it has no trace outside.
 */
type Moment = 'waiting' | 'stored' | 'taken' | 'answered';

export interface KillPoint {
  readonly flow: Flow;
  /** Null once the flow is done. */
  readonly leg: Leg | null;
  /** Null in a step that waits. */
  readonly call: Call | null;
  readonly moment: Moment;
  readonly title: string;
}

const MOMENTS = ['stored', 'taken', 'answered'] as const;

const WORDS: Readonly<Record<Moment, string>> = {
  waiting: 'while it waits in',
  stored: 'before the request leaves of',
  taken: 'after Discord acted and before it answered',
  answered: 'when Discord has just answered',
};

/** Every point of every flow at which the background can die. */
export const killPoints: readonly KillPoint[] = FLOWS.flatMap((flow) => {
  const point = (leg: Leg | null, call: Call | null, moment: Moment): KillPoint => {
    const where = call === null ? (leg?.waits.status ?? 'done') : nameOfCall(call);
    const about = call === null && leg?.waits.confirms ? ` (${leg.waits.confirms})` : '';
    return { flow, leg, call, moment, title: `${nameOf(flow)}: ${WORDS[moment]} ${where}${about}` };
  };
  return [
    ...flow.legs.flatMap((leg) => [
      ...(leg.optional ? [] : [point(leg, null, 'waiting')]),
      ...leg.calls.flatMap((call) => MOMENTS.map((moment) => point(leg, call, moment))),
    ]),
    point(null, null, 'waiting'),
  ];
});

export function nameOfCall({ name, how, confirms }: Call): string {
  if (confirms !== null) return `${name} (${confirms})`;
  return how === 'plain' ? name : `${name} (${how})`;
}

/** How often the number of this flow had been sent a code by then: the least and the most that can be. */
export function codesBy({ flow, leg, call, moment }: KillPoint): readonly [number, number] {
  if (flow.kind === 'remove') return [0, 0];
  const legs = flow.legs;
  const passed = leg === null ? legs : legs.slice(0, legs.indexOf(leg));
  const before = passed.some(sendsCode) ? 1 : 0;
  if (call === null || moment === 'stored') return [before, before];
  // Once the confirmation is answered the call is repeated at once.
  if (call.name === 'finishMfa' && call.confirms === 'sendCode')
    return [before, moment === 'answered' ? before + 1 : before];
  const sends =
    call.name === 'resendCode' || (call.name === 'sendCode' && call.how !== 'challenged');
  return sends ? [before + 1, before + 1] : [before, before];
}

/** How many requests that could change something were made by then: every number that may be. */
export function writesBy({ flow, leg, call, moment }: KillPoint): readonly number[] {
  const { legs } = flow;
  const passed = (leg === null ? legs : legs.slice(0, legs.indexOf(leg)))
    .filter(({ optional }) => !optional)
    .flatMap(({ calls }) => calls);
  if (leg === null || call === null) return [count(passed)];
  const here = leg.calls.slice(0, leg.calls.indexOf(call) + (moment === 'stored' ? 0 : 1));
  const writes = count([...passed, ...here]);
  // Once the confirmation is answered the call is repeated at once.
  return call.name === 'finishMfa' && moment === 'answered' ? [writes, writes + 1] : [writes];
}

const count = (calls: readonly Call[]): number =>
  calls.filter(({ endpoint }) => endpoint !== 'getCurrentUser').length;

const sendsCode = ({ optional, calls }: Leg): boolean =>
  !optional && calls.some(({ name, how }) => name === 'sendCode' && how !== 'challenged');

/**
 * What the popup may show when it is opened again: the rules of docs/flow.md, written down once more and not taken
 * from the code that they are about.
 */
export function screensAfter({ flow, leg, call, moment }: KillPoint): readonly string[] {
  if (leg === null) return [doneOf(flow)];
  if (call === null) return [waitingScreen(flow, leg.waits.status, leg.waits.confirms)];
  switch (call.name) {
    case 'readAccount':
      return [doneOf(flow)];
    case 'sendMfaSms': {
      if (call.confirms !== 'sendCode') return [waitingScreen(flow, 'awaitingMfa', call.confirms)];
      return ['mfaTitle · failure_interrupted', ...(moment === 'answered' ? ['mfaTitle'] : [])];
    }
    case 'finishMfa': {
      if (call.confirms === null) throw new Error('A confirmation of nothing');
      const not = settled(flow, call.confirms, false);
      if (moment !== 'answered') return not;
      return [...not, ...settled(flow, call.confirms, true), nextOf(flow, call.confirms)];
    }
    default: {
      const acted = moment !== 'stored' && call.how !== 'challenged';
      const open = settled(flow, call.name, acted);
      if (moment !== 'answered') return open;
      return call.how === 'challenged'
        ? [...open, waitingScreen(flow, 'awaitingMfa', call.name)]
        : [...open, nextOf(flow, call.name)];
    }
  }
}

const doneOf = ({ kind }: Flow): string =>
  `doneTitle · ${{ add: 'doneAdded', reverify: 'doneReverified', remove: 'doneRemoved' }[kind]}`;

/** What it shows where it was started again with no network, so that it could not look at the account. */
export function screensCutOff({ call }: KillPoint): readonly string[] {
  switch (call?.confirms ?? call?.name) {
    case 'finish':
      return ['passwordTitle · failure_unsettled'];
    case 'remove':
      return ['removalTitle · failure_unsettled'];
    case 'readAccount':
      return ['doneTitle · doneUnread'];
    default:
      return [];
  }
}

/** A step that waits shows itself again; a password that waited for a confirmation has to be typed once more. */
function waitingScreen(flow: Flow, status: string, confirms: ActingCall | null): string {
  switch (status) {
    case 'awaitingPhone':
      return flow.kind === 'reverify' ? 'reverifyTitle' : 'phoneTitle';
    case 'awaitingCode':
      return 'codeTitle · codeSentTo';
    case 'awaitingPassword':
      return 'passwordTitle';
    case 'awaitingRemovalPassword':
      return 'removalTitle';
    default:
      if (confirms === 'finish') return 'passwordTitle · failure_passwordForgotten';
      return confirms === 'remove' ? 'removalTitle · failure_passwordForgotten' : 'mfaTitle';
  }
}

/** A call whose end nobody saw, by whether Discord has carried it out. */
function settled(flow: Flow, call: ActingCall, acted: boolean): string[] {
  switch (call) {
    case 'sendCode':
    case 'resendCode':
      return ['codeTitle · codeUncertain'];
    case 'verifyCode':
      return ['codeTitle · codeSentTo · failure_interrupted'];
    case 'finish':
      // A number that was there before tells nothing; that it is no longer asked for may be heard later.
      if (flow.kind === 'reverify')
        return ['passwordTitle · failure_notReverified', ...(acted ? [doneOf(flow)] : [])];
      return [acted ? doneOf(flow) : 'passwordTitle · failure_notAdded'];
    case 'remove':
      return [acted ? doneOf(flow) : 'removalTitle · failure_notRemoved'];
  }
}

/** Where a call leads to. */
function nextOf(flow: Flow, call: ActingCall): string {
  switch (call) {
    case 'sendCode':
    case 'resendCode':
      return 'codeTitle · codeSentTo';
    case 'verifyCode':
      return 'passwordTitle';
    case 'finish':
    case 'remove':
      return doneOf(flow);
  }
}
