import type { EndpointName } from '../../simulator/index.ts';
import type { ScreenName } from './screen.ts';

/** What a flow is for, and whether Discord wants its calls confirmed. */
export interface Flow {
  readonly kind: 'add' | 'reverify' | 'remove';
  readonly mfa: boolean;
  /** Its steps, in their order. */
  readonly legs: readonly Leg[];
}

export const nameOf = ({ kind, mfa }: Flow): string => (mfa ? `${kind} with MFA` : kind);

/** A call that changes something: what the flow is there for. */
export type ActingCall = 'sendCode' | 'resendCode' | 'verifyCode' | 'finish' | 'remove';

/** One request, as the simulator sees it. */
export interface Call {
  readonly name: ActingCall | 'readAccount' | 'sendMfaSms' | 'finishMfa';
  readonly endpoint: EndpointName;
  /** How the stored step is named while the call is under way. */
  readonly status: string;
  /** `challenged`: answered with a demand to confirm. `repeated`: made again with the confirmation. */
  readonly how: 'plain' | 'challenged' | 'repeated';
  /** For calls that are about a confirmation: which call it is for. */
  readonly confirms: ActingCall | null;
}

/** A step that waits for the user, what they do in it, and the requests that follow, one after the other. */
export interface Leg {
  readonly waits: Waiting;
  readonly act: Act;
  readonly calls: readonly Call[];
  /** Whether it can be left out. */
  readonly optional: boolean;
}

export type Act =
  | 'sendNumber'
  | 'resend'
  | 'typeCode'
  | 'typePassword'
  | 'askForMfaSms'
  | 'confirm';

/** Where the user is waited for. */
interface Waiting {
  readonly status: string;
  readonly screen: ScreenName;
  /** In a confirmation: which call it is for. */
  readonly confirms: ActingCall | null;
}

const readAccount: Call = {
  name: 'readAccount',
  endpoint: 'getCurrentUser',
  status: 'confirming',
  how: 'plain',
  confirms: null,
};

/** Every step of a flow in its order, with what can be asked for in it. */
function legsOf(kind: Flow['kind'], mfa: boolean): readonly Leg[] {
  const start = kind === 'reverify' ? 'reverifyPhone' : 'addPhone';
  const firstScreen = kind === 'reverify' ? 'reverifyTitle' : 'phoneTitle';

  const acting = (
    waits: Waiting,
    act: Act,
    call: Omit<Call, 'how' | 'confirms'> & { readonly name: ActingCall },
    after: readonly Call[],
  ): Leg[] => {
    const made = (how: Call['how']): Call => ({ ...call, how, confirms: null });
    if (!mfa) return [{ waits, act, calls: [made('plain'), ...after], optional: false }];
    const confirms = call.name;
    const asked: Waiting = { status: 'awaitingMfa', screen: 'mfaTitle', confirms };
    const aboutMfa = (name: 'sendMfaSms' | 'finishMfa', status: string): Call => ({
      name,
      endpoint: name,
      status,
      how: 'plain',
      confirms,
    });
    return [
      { waits, act, calls: [made('challenged')], optional: false },
      {
        waits: asked,
        act: 'askForMfaSms',
        calls: [aboutMfa('sendMfaSms', 'sendingMfaSms')],
        optional: true,
      },
      {
        waits: asked,
        act: 'confirm',
        calls: [
          aboutMfa('finishMfa', 'finishingMfa'),
          { ...made('repeated'), status: 'finishingMfa' },
          ...after,
        ],
        optional: false,
      },
    ];
  };
  const waitsFor = (status: string, screen: ScreenName): Waiting => ({
    status,
    screen,
    confirms: null,
  });

  if (kind === 'remove')
    return acting(
      waitsFor('awaitingRemovalPassword', 'removalTitle'),
      'typePassword',
      { name: 'remove', endpoint: 'removePhone', status: 'removing' },
      [readAccount],
    );
  const awaitingCode = waitsFor('awaitingCode', 'codeTitle');
  // These two need no authorization, so Discord cannot ask whose confirmation it would want.
  const plain = (
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
    ...acting(
      waitsFor('awaitingPhone', firstScreen),
      'sendNumber',
      { name: 'sendCode', endpoint: start, status: 'sendingCode' },
      [],
    ),
    {
      waits: awaitingCode,
      act: 'resend',
      calls: [plain('resendCode', 'resendCode', 'resendingCode')],
      optional: true,
    },
    {
      waits: awaitingCode,
      act: 'typeCode',
      calls: [plain('verifyCode', 'verifyPhone', 'verifyingCode')],
      optional: false,
    },
    ...acting(
      waitsFor('awaitingPassword', 'passwordTitle'),
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
