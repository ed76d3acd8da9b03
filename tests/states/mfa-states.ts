import { MfaType } from '#shared/flow/mfa-type.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
import type { State } from './state.ts';
import { connectedView, failure } from './views.ts';

const mfa: FlowViewAt<'awaitingMfa'> = {
  status: 'awaitingMfa',
  methods: MfaType.options,
  mfaType: 'totp',
  backupCodesAllowed: true,
  smsSentTo: null,
  smsAt: 0,
  challengeId: 1,
  failure: null,
};

/** The MFA confirmation that Discord requires, by each of its methods. */
export const mfaStates: readonly State[] = [
  ...MfaType.options.map(
    (mfaType): State => ({
      name: `mfa-${mfaType}`,
      page: 'popup',
      view: () => connectedView({ ...mfa, mfaType }),
    }),
  ),
  {
    name: 'mfa-sms-sent',
    page: 'popup',
    view: () =>
      connectedView({ ...mfa, mfaType: 'sms', methods: ['sms'], smsSentTo: '+*******0123' }),
  },
  {
    name: 'mfa-sms-limited',
    page: 'popup',
    view: (now) =>
      connectedView({
        ...mfa,
        mfaType: 'sms',
        smsAt: now + 42_000,
        failure: failure('rateLimited', { says: 'You are being rate limited.' }),
      }),
  },
  {
    name: 'mfa-failure',
    page: 'popup',
    view: () =>
      connectedView({
        ...mfa,
        failure: failure('wrongMfaCode', { says: 'Invalid two-factor code' }),
      }),
  },
  {
    name: 'mfa-confirming',
    page: 'popup',
    view: () =>
      connectedView({
        status: 'finishingMfa',
        methods: mfa.methods,
        mfaType: 'sms',
        backupCodesAllowed: true,
        smsSentTo: '+*******0123',
        smsAt: 0,
        challengeId: 1,
      }),
  },
];
