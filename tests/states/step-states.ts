import type { FlowViewAt } from '#shared/view/view.ts';
import type { State } from './state.ts';
import { ada, adaWithoutPhone, connectedView, everyOutcome, failure, PHONE } from './views.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const phoneStep: FlowViewAt<'awaitingPhone'> = {
  status: 'awaitingPhone',
  kind: 'add',
  phone: null,
  codesSentTo: [],
  verifiedPhone: null,
  changePhoneReason: 'user_settings_update',
  chosenReason: null,
  failure: null,
};
const codeStep: FlowViewAt<'awaitingCode'> = {
  status: 'awaitingCode',
  phone: PHONE,
  delivery: 'sent',
  resendAt: 0,
  verificationCode: null,
  resendRefused: false,
  failure: null,
};
const passwordStep: FlowViewAt<'awaitingPassword'> = {
  status: 'awaitingPassword',
  kind: 'add',
  phone: PHONE,
  failure: null,
};
const removal: FlowViewAt<'awaitingRemovalPassword'> = {
  status: 'awaitingRemovalPassword',
  phone: PHONE,
  failure: null,
};

/** The three steps of adding or verifying a number, and its removal. */
export const stepStates: readonly State[] = [
  { name: 'number', page: 'popup', view: () => connectedView(phoneStep, adaWithoutPhone) },
  {
    name: 'number-empty',
    page: 'popup',
    view: () => connectedView(phoneStep, adaWithoutPhone),
    action: 'submit',
  },
  {
    name: 'number-unusual',
    page: 'popup',
    view: () => connectedView({ ...phoneStep, phone: '+493012345678' }, adaWithoutPhone),
  },
  {
    name: 'number-doubts',
    page: 'popup',
    view: () => connectedView({ ...phoneStep, phone: '+541123456789' }, adaWithoutPhone),
  },
  {
    name: 'number-sending',
    page: 'popup',
    view: () =>
      connectedView({
        status: 'sendingCode',
        kind: 'add',
        phone: PHONE,
        changePhoneReason: 'user_settings_update',
        chosenReason: null,
      }),
  },
  {
    name: 'number-failure',
    page: 'popup',
    view: () =>
      connectedView({
        ...phoneStep,
        phone: PHONE,
        codesSentTo: [PHONE, '+442079460958'],
        failure: failure('phoneNotMobile', { says: 'Invalid phone number' }),
      }),
    action: 'unfold',
  },
  {
    name: 'number-long-wait',
    page: 'popup',
    view: (now) =>
      connectedView({
        ...phoneStep,
        phone: PHONE,
        failure: failure('rateLimited', {
          says: 'You are being rate limited.',
          retryAt: now + 100 * MINUTE,
        }),
      }),
  },
  {
    name: 'number-reminder-set',
    page: 'popup',
    view: (now) =>
      connectedView({
        ...phoneStep,
        phone: PHONE,
        failure: failure('rateLimited', { retryAt: now + 5 * MINUTE, isReminderSet: true }),
      }),
  },
  {
    name: 'number-refused',
    page: 'popup',
    view: () =>
      connectedView({
        ...phoneStep,
        phone: PHONE,
        failure: failure('refused', { says: 'You need to verify your account first.' }),
      }),
  },
  {
    name: 'number-handset-error',
    page: 'popup',
    view: () => connectedView({ ...phoneStep, phone: PHONE, failure: failure('handsetError') }),
  },
  {
    name: 'number-reverify',
    page: 'popup',
    view: () =>
      connectedView({
        ...phoneStep,
        kind: 'reverify',
        phone: PHONE,
        changePhoneReason: 'user_action_required',
        failure: failure('accountLocked'),
      }),
    action: 'unfold',
  },
  { name: 'code', page: 'popup', view: () => connectedView(codeStep) },
  {
    name: 'code-on-computer',
    page: 'popup',
    view: () => connectedView(codeStep),
    action: 'unfold',
  },
  {
    name: 'code-uncertain',
    page: 'popup',
    view: (now) =>
      connectedView({ ...codeStep, delivery: 'uncertain', resendAt: now + 42 * SECOND }),
  },
  {
    name: 'code-failure',
    page: 'popup',
    view: () =>
      connectedView({
        ...codeStep,
        verificationCode: '123456',
        failure: failure('wrongCode', { says: 'Invalid phone verification code.' }),
      }),
  },
  {
    name: 'code-resend-refused',
    page: 'popup',
    view: () =>
      connectedView({ ...codeStep, resendRefused: true, failure: failure('phoneUnableToSend') }),
  },
  {
    name: 'code-pause',
    page: 'popup',
    view: (now) => connectedView({ ...codeStep, resendAt: now + 42 * SECOND }),
  },
  {
    name: 'code-resending',
    page: 'popup',
    view: () =>
      connectedView({
        status: 'resendingCode',
        phone: PHONE,
        delivery: 'sent',
        resendAt: 0,
        verificationCode: null,
      }),
  },
  {
    name: 'code-history',
    page: 'popup',
    view: (now) => ({
      ...connectedView({
        ...codeStep,
        verificationCode: '123456',
        failure: failure('wrongCode', { says: 'Invalid phone verification code.' }),
      }),
      calls: everyOutcome(now),
    }),
    action: 'unfold',
  },
  {
    name: 'code-verifying',
    page: 'popup',
    view: () =>
      connectedView({
        status: 'verifyingCode',
        phone: PHONE,
        delivery: 'sent',
        resendAt: 0,
        verificationCode: '123456',
      }),
  },
  { name: 'password', page: 'popup', view: () => connectedView(passwordStep) },
  {
    name: 'password-reverify',
    page: 'popup',
    view: () => connectedView({ ...passwordStep, kind: 'reverify' }),
  },
  {
    name: 'password-failure',
    page: 'popup',
    view: () => connectedView({ ...passwordStep, failure: failure('passwordLength') }),
  },
  {
    name: 'password-unsettled',
    page: 'popup',
    view: () =>
      connectedView(
        { ...passwordStep, failure: failure('unsettled') },
        { ...adaWithoutPhone, isPhoneUncertain: true },
      ),
  },
  {
    name: 'password-unsettled-limited',
    page: 'popup',
    view: (now) =>
      connectedView(
        { ...passwordStep, failure: failure('unsettled', { retryAt: now + 100 * MINUTE }) },
        { ...adaWithoutPhone, isPhoneUncertain: true },
      ),
  },
  {
    name: 'password-not-reverified',
    page: 'popup',
    view: () =>
      connectedView({ ...passwordStep, kind: 'reverify', failure: failure('notReverified') }),
  },
  {
    name: 'password-finishing',
    page: 'popup',
    view: () => connectedView({ status: 'finishing', kind: 'reverify', phone: PHONE }),
  },
  {
    name: 'removal',
    page: 'popup',
    view: () => connectedView(removal, { ...ada, hasSmsMfa: true }),
  },
  {
    name: 'removal-failure',
    page: 'popup',
    view: (now) =>
      connectedView({
        ...removal,
        failure: failure('wrongPassword', {
          says: 'Password does not match.',
          retryAt: now + 5000,
        }),
      }),
    action: 'unfold',
  },
  {
    name: 'removal-removing',
    page: 'popup',
    view: () => connectedView({ status: 'removing', phone: PHONE }),
  },
];
