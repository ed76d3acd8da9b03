import { type Fault, isResetAfterHandling, NO_TIME, type Target } from './faults.ts';
import type { Call, Flow } from './flows.ts';

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
