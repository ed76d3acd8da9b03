import fc from 'fast-check';
import type { CallError } from '../../discord/call-error.ts';
import type { FlowEvent } from '../events.ts';
import type { FlowIntent } from '../intents.ts';

const userId = fc.constantFrom('100000000000000001', '100000000000000002');
const call = fc.integer({ min: 0, max: 6 });

const anyIntent: fc.Arbitrary<FlowIntent> = fc.oneof(
  fc.constantFrom<FlowIntent>(
    { type: 'start', changePhoneReason: 'user_settings_update' },
    { type: 'start', changePhoneReason: 'user_action_required' },
    { type: 'submitPhone', phone: '+14155550123' },
    { type: 'submitCode', verificationCode: '482913' },
    { type: 'submitPassword', password: 'correct horse' },
    { type: 'haveCode' },
    { type: 'back' },
    { type: 'close' },
  ),
);

const anyError: fc.Arbitrary<CallError> = fc.oneof(
  fc.constantFrom<CallError>(
    { name: 'networkError' },
    { name: 'timeout' },
    { name: 'captchaRequired' },
    { name: 'mfaRequired' },
    { name: 'handsetError' },
    { name: 'unauthorized', message: null },
    { name: 'unexpectedReply', status: 200 },
  ),
  fc.integer({ min: 300, max: 599 }).map((status): CallError => ({ name: 'httpError', status })),
  fc
    .option(fc.nat(), { nil: null })
    .map((retryAfterMs): CallError => ({ name: 'rateLimited', retryAfterMs, message: null })),
  fc
    .record({
      code: fc.nat(),
      path: fc.constantFrom('phone', 'code', 'password', 'phone_token', ''),
    })
    .map(
      ({ code, path }): CallError => ({
        name: 'discordError',
        status: 400,
        code,
        message: null,
        fields: [{ path, code: '', message: '' }],
      }),
    ),
);

/** Whatever can happen to a flow, in any order: also answers to calls that were never made. */
export const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('intent'),
      intent: anyIntent,
      userId: fc.option(userId, { freq: 10 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ type: fc.constant('codeSent'), call }),
      fc.record({
        type: fc.constant('phoneVerified'),
        call,
        phoneToken: fc.constant('phone-token'),
      }),
      fc.record({ type: fc.constant('phoneAdded'), call }),
      fc.record({
        type: fc.constant('accountRead'),
        call,
        phone: fc.constantFrom('+14155550123', '+4915112345678', null),
      }),
    ),
  },
  fc.record({ type: fc.constant('callFailed'), call, error: anyError }),
  fc.record({
    type: fc.constant('callWithheld'),
    call,
    why: fc.constantFrom('notConnected', 'noDiscordTab', 'accountChanged', 'offline'),
  }),
  fc.record({ type: fc.constant('userChanged'), userId }),
  fc.record({ type: fc.constant('disconnected') }),
  fc.record({ type: fc.constant('restarted') }),
);
