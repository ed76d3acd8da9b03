import { type Call, FLOWS, type Flow, type FlowCallName, type Leg, nameOf } from './flows.ts';

/**
 * When the background dies, as far as this can be seen from outside:
 * - `waiting`: no call is in progress;
 * - `stored`: the step of the call is stored, and the gate keeps the request from leaving;
 * - `handled`: Discord has carried the request out and has not written its answer;
 * - `answered`: the simulator has just written its answer. Whether the background still reads and stores it before it
 *   dies is a matter of milliseconds that a test cannot control. So both outcomes are accepted, and the table says
 *   which one occurred. The moment between reading and storing cannot be tested: it leaves no trace outside.
 */
type Moment = 'waiting' | 'stored' | 'handled' | 'answered';

export interface KillPoint {
  readonly flow: Flow;
  /** Null when the flow is done. */
  readonly leg: Leg | null;
  /** Null in a step that waits for the user. */
  readonly call: Call | null;
  readonly moment: Moment;
  readonly title: string;
}

const MOMENTS = ['stored', 'handled', 'answered'] as const;

const DESCRIPTIONS: Readonly<Record<Moment, (what: string) => string>> = {
  waiting: (step) => `while waiting in ${step}`,
  stored: (call) => `before ${call} is sent`,
  handled: (call) => `after Discord handled ${call} and before it answered`,
  answered: (call) => `right after Discord answered ${call}`,
};

/** Every point of every flow at which a test can kill the background. */
export const KILL_POINTS: readonly KillPoint[] = FLOWS.flatMap((flow) => {
  const point = (leg: Leg | null, call: Call | null, moment: Moment): KillPoint => {
    const step = leg?.waitingStep.status ?? 'done';
    const confirms = leg?.waitingStep.confirms ? ` (for ${leg.waitingStep.confirms})` : '';
    const what = call === null ? `${step}${confirms}` : nameOfCall(call);
    return { flow, leg, call, moment, title: `${nameOf(flow)}: ${DESCRIPTIONS[moment](what)}` };
  };
  return [
    ...flow.legs.flatMap((leg) => [
      ...(leg.isOptional ? [] : [point(leg, null, 'waiting')]),
      ...leg.calls.flatMap((call) => MOMENTS.map((moment) => point(leg, call, moment))),
    ]),
    point(null, null, 'waiting'),
  ];
});

/** The name of a call with what tells it apart, for titles and tables. */
export function nameOfCall({ name, how, confirms }: Call): string {
  if (confirms !== null) return `${name} (for ${confirms})`;
  switch (how) {
    case 'plain':
      return name;
    case 'mfaRequired':
      return `${name} (MFA required)`;
    case 'repeated':
      return `${name} (repeated after MFA)`;
  }
}

/** How many codes the flow's number can have been sent by this point: the fewest and the most. */
export function codeCountRange({ flow, leg, call, moment }: KillPoint): readonly [number, number] {
  if (flow.kind === 'remove') return [0, 0];
  const legs = flow.legs;
  const legsBefore = leg === null ? legs : legs.slice(0, legs.indexOf(leg));
  const before = legsBefore.some(sendsCode) ? 1 : 0;
  if (call === null || moment === 'stored') return [before, before];
  // When Discord has accepted the confirmation, the background repeats the call at once.
  if (call.name === 'finishMfa' && call.confirms === 'sendCode')
    return [before, moment === 'answered' ? before + 1 : before];
  const sends =
    call.name === 'resendCode' || (call.name === 'sendCode' && call.how !== 'mfaRequired');
  return sends ? [before + 1, before + 1] : [before, before];
}

/** Every possible number of writing requests by this point. */
export function possibleWriteCounts({ flow, leg, call, moment }: KillPoint): readonly number[] {
  const { legs } = flow;
  const callsBefore = (leg === null ? legs : legs.slice(0, legs.indexOf(leg)))
    .filter(({ isOptional }) => !isOptional)
    .flatMap(({ calls }) => calls);
  if (leg === null || call === null) return [countWrites(callsBefore)];
  const callsHere = leg.calls.slice(0, leg.calls.indexOf(call) + (moment === 'stored' ? 0 : 1));
  const writes = countWrites([...callsBefore, ...callsHere]);
  // When Discord has accepted the confirmation, the background repeats the call at once.
  return call.name === 'finishMfa' && moment === 'answered' ? [writes, writes + 1] : [writes];
}

const countWrites = (calls: readonly Call[]): number =>
  calls.filter(({ endpoint }) => endpoint !== 'getCurrentUser').length;

const sendsCode = ({ isOptional, calls }: Leg): boolean =>
  !isOptional && calls.some(({ name, how }) => name === 'sendCode' && how !== 'mfaRequired');

/**
 * The screens that the popup may show when it is reopened: the rules of docs/flow.md, written down a second time so
 * that they do not depend on the code under test.
 */
export function screensAfterKill({ flow, leg, call, moment }: KillPoint): readonly string[] {
  if (leg === null) return [doneScreen(flow)];
  if (call === null) return [waitingScreen(flow, leg.waitingStep.status, leg.waitingStep.confirms)];
  switch (call.name) {
    case 'readAccount':
      return [doneScreen(flow)];
    case 'sendMfaSms': {
      if (call.confirms !== 'sendCode') return [waitingScreen(flow, 'awaitingMfa', call.confirms)];
      return ['mfaTitle · failure_interrupted', ...(moment === 'answered' ? ['mfaTitle'] : [])];
    }
    case 'finishMfa': {
      if (call.confirms === null) throw new Error('An MFA confirmation that confirms no call');
      const unhandled = screensAfterLostAnswer(flow, call.confirms, false);
      if (moment !== 'answered') return unhandled;
      const handled = screensAfterLostAnswer(flow, call.confirms, true);
      return [...unhandled, ...handled, nextScreen(flow, call.confirms)];
    }
    default: {
      const isHandled = moment !== 'stored' && call.how !== 'mfaRequired';
      const lost = screensAfterLostAnswer(flow, call.name, isHandled);
      if (moment !== 'answered') return lost;
      return call.how === 'mfaRequired'
        ? [...lost, waitingScreen(flow, 'awaitingMfa', call.name)]
        : [...lost, nextScreen(flow, call.name)];
    }
  }
}

const doneScreen = ({ kind }: Flow): string =>
  `doneTitle · ${{ add: 'doneAdded', reverify: 'doneReverified', remove: 'doneRemoved' }[kind]}`;

/** The screens if the background restarted without a network, so that it could not read the account. */
export function screensWithoutNetwork({ call }: KillPoint): readonly string[] {
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

/** A waiting step is shown again; only the password held for an MFA confirmation must be typed again. */
function waitingScreen(flow: Flow, status: string, confirms: FlowCallName | null): string {
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

/** The screens after a call whose answer was lost; `isHandled`: Discord carried it out. */
function screensAfterLostAnswer(flow: Flow, call: FlowCallName, isHandled: boolean): string[] {
  switch (call) {
    case 'sendCode':
    case 'resendCode':
      return ['codeTitle · codeUncertain'];
    case 'verifyCode':
      return ['codeTitle · codeSentTo · failure_interrupted'];
    case 'finish':
      // The account had the number before, so it proves nothing; the gateway may clear the required action later.
      if (flow.kind === 'reverify')
        return ['passwordTitle · failure_notReverified', ...(isHandled ? [doneScreen(flow)] : [])];
      return [isHandled ? doneScreen(flow) : 'passwordTitle · failure_notAdded'];
    case 'remove':
      return [isHandled ? doneScreen(flow) : 'removalTitle · failure_notRemoved'];
  }
}

/** The screen after a successful call. */
function nextScreen(flow: Flow, call: FlowCallName): string {
  switch (call) {
    case 'sendCode':
    case 'resendCode':
      return 'codeTitle · codeSentTo';
    case 'verifyCode':
      return 'passwordTitle';
    case 'finish':
    case 'remove':
      return doneScreen(flow);
  }
}
