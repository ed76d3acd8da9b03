import type { EndpointName } from '../../simulator/index.ts';
import type { ScreenName } from './screen.ts';

/** One way through a flow: what it does, and whether Discord requires MFA for its calls. */
export interface Flow {
  readonly kind: 'add' | 'reverify' | 'remove';
  readonly mfa: boolean;
  /** In order. */
  readonly legs: readonly Leg[];
}

export const nameOf = ({ kind, mfa }: Flow): string => (mfa ? `${kind} with MFA` : kind);

/** The calls of the flow itself, as opposed to those for MFA and for reading the account. */
export type FlowCallName = 'sendCode' | 'resendCode' | 'verifyCode' | 'finish' | 'remove';

/** One request, as the simulator receives it. */
export interface Call {
  readonly name: FlowCallName | 'readAccount' | 'sendMfaSms' | 'finishMfa';
  readonly endpoint: EndpointName;
  /** The stored step while the call is in progress. */
  readonly status: string;
  /** `mfaRequired`: Discord answers that MFA is required. `repeated`: sent again after the confirmation. */
  readonly how: 'plain' | 'mfaRequired' | 'repeated';
  /** The call that an MFA call confirms; null for all others. */
  readonly confirms: FlowCallName | null;
}

/** A part of a flow: a step that waits for the user, what they do there, and the requests that follow in turn. */
export interface Leg {
  readonly waitingStep: WaitingStep;
  readonly action: UserAction;
  readonly calls: readonly Call[];
  /** Whether the flow can be finished without it. */
  readonly isOptional: boolean;
}

/** What the user does in a step. */
export type UserAction =
  | 'sendNumber'
  | 'resend'
  | 'typeCode'
  | 'typePassword'
  | 'askForMfaSms'
  | 'confirm';

/** A step that waits for the user. */
interface WaitingStep {
  readonly status: string;
  readonly screen: ScreenName;
  /** In an MFA confirmation: the call that it confirms. */
  readonly confirms: FlowCallName | null;
}

const readAccount: Call = {
  name: 'readAccount',
  endpoint: 'getCurrentUser',
  status: 'confirming',
  how: 'plain',
  confirms: null,
};

/** All legs of a flow in order, optional ones included. */
function legsOf(kind: Flow['kind'], mfa: boolean): readonly Leg[] {
  const start = kind === 'reverify' ? 'reverifyPhone' : 'addPhone';
  const firstScreen = kind === 'reverify' ? 'reverifyTitle' : 'phoneTitle';

  /** The leg of a call; with MFA also the legs of its confirmation. */
  const legsOfCall = (
    waitingStep: WaitingStep,
    action: UserAction,
    call: Omit<Call, 'how' | 'confirms'> & { readonly name: FlowCallName },
    callsAfter: readonly Call[],
  ): Leg[] => {
    const callAs = (how: Call['how']): Call => ({ ...call, how, confirms: null });
    if (!mfa)
      return [{ waitingStep, action, calls: [callAs('plain'), ...callsAfter], isOptional: false }];
    const confirms = call.name;
    const mfaStep: WaitingStep = { status: 'awaitingMfa', screen: 'mfaTitle', confirms };
    const mfaCall = (name: 'sendMfaSms' | 'finishMfa', status: string): Call => ({
      name,
      endpoint: name,
      status,
      how: 'plain',
      confirms,
    });
    return [
      { waitingStep, action, calls: [callAs('mfaRequired')], isOptional: false },
      {
        waitingStep: mfaStep,
        action: 'askForMfaSms',
        calls: [mfaCall('sendMfaSms', 'sendingMfaSms')],
        isOptional: true,
      },
      {
        waitingStep: mfaStep,
        action: 'confirm',
        calls: [
          mfaCall('finishMfa', 'finishingMfa'),
          { ...callAs('repeated'), status: 'finishingMfa' },
          ...callsAfter,
        ],
        isOptional: false,
      },
    ];
  };
  const stepOf = (status: string, screen: ScreenName): WaitingStep => ({
    status,
    screen,
    confirms: null,
  });

  if (kind === 'remove')
    return legsOfCall(
      stepOf('awaitingRemovalPassword', 'removalTitle'),
      'typePassword',
      { name: 'remove', endpoint: 'removePhone', status: 'removing' },
      [readAccount],
    );
  const awaitingCode = stepOf('awaitingCode', 'codeTitle');
  // These two carry no authorization, so Discord does not know whose MFA to require.
  const plainCall = (
    name: 'resendCode' | 'verifyCode',
    endpoint: EndpointName,
    status: string,
  ): Call => ({
    name,
    endpoint,
    status,
    how: 'plain',
    confirms: null,
  });
  return [
    ...legsOfCall(
      stepOf('awaitingPhone', firstScreen),
      'sendNumber',
      { name: 'sendCode', endpoint: start, status: 'sendingCode' },
      [],
    ),
    {
      waitingStep: awaitingCode,
      action: 'resend',
      calls: [plainCall('resendCode', 'resendCode', 'resendingCode')],
      isOptional: true,
    },
    {
      waitingStep: awaitingCode,
      action: 'typeCode',
      calls: [plainCall('verifyCode', 'verifyPhone', 'verifyingCode')],
      isOptional: false,
    },
    ...legsOfCall(
      stepOf('awaitingPassword', 'passwordTitle'),
      'typePassword',
      { name: 'finish', endpoint: start, status: 'finishing' },
      [readAccount],
    ),
  ];
}

const KINDS = ['add', 'reverify', 'remove'] as const;

export const FLOWS: readonly Flow[] = KINDS.flatMap((kind) =>
  [false, true].map((mfa) => ({ kind, mfa, legs: legsOf(kind, mfa) })),
);
