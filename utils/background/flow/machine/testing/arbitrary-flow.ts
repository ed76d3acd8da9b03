import fc from 'fast-check';
import { FlowIntent } from '#shared/flow/flow-intent.ts';
import { fromSchema } from '#shared/testing/from-schema.ts';
import type { CallError } from '../../../discord-api/call-error.ts';
import { MfaChallenge } from '../../../discord-api/mfa-challenge.ts';
import type { CallOutcome, FlowEvent } from '../events.ts';
import { FlowState } from '../state.ts';
import { contexts } from './histories.ts';

const message = fc.option(fc.string());
const status = fc.integer({ min: 200, max: 599 });
const named = <Name extends string>(name: Name) => ({ name: fc.constant(name) });

/** Any error that a call can end with. */
export const anyCallError: fc.Arbitrary<CallError> = fc.oneof(
  fc.record({
    ...named('discordError'),
    status,
    code: fc.oneof(fc.constantFrom(0, 50_035, 50_067, 60_006, 60_008), fc.integer()),
    message,
    fields: fc.array(
      fc.record({
        path: fc.constantFrom('', 'phone', 'code', 'password', 'phone_token', 'other'),
        code: fc.string(),
        message: fc.string(),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ ...named('rateLimited'), retryAfterMs: fc.option(fc.maxSafeNat()), message }),
  fc.record({ ...named('unauthorized'), message }),
  fc.record({ ...named('mfaRequired'), challenge: fromSchema(MfaChallenge) }),
  fc.record({ ...named('httpError'), status }),
  fc.record({ ...named('unexpectedReply'), status }),
  fc.constantFrom<CallError>(
    { name: 'captchaRequired' },
    { name: 'networkError' },
    { name: 'timeout' },
    { name: 'handsetError' },
  ),
);

const callId = fc.nat({ max: 3 });
const outcomeOf = <Type extends string>(type: Type) => ({ type: fc.constant(type), callId });

const anyOutcome: fc.Arbitrary<CallOutcome> = fc.oneof(
  fc.record(outcomeOf('codeSent')),
  fc.record({ ...outcomeOf('phoneVerified'), phoneToken: fc.string() }),
  fc.record(outcomeOf('finished')),
  fc.record({
    ...outcomeOf('accountRead'),
    phone: fc.option(fc.string()),
    required: fc.option(fc.record({ action: fc.option(fc.string()) })),
  }),
  fc.record({ ...outcomeOf('mfaSmsSent'), to: fc.string() }),
  fc.record({ ...outcomeOf('callFailed'), error: anyCallError }),
  fc.record({ ...outcomeOf('mfaFailed'), error: anyCallError }),
  fc.record({
    ...outcomeOf('callWithheld'),
    why: fc.constantFrom(
      'notConnected',
      'noDiscordTab',
      'accountChanged',
      'offline',
      'passwordForgotten',
    ),
  }),
);

/** Any event, whether or not it makes sense in the current state. */
export const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.record({
    type: fc.constant('intent'),
    intent: fromSchema(FlowIntent),
    context: fc.constantFrom(...contexts),
  }),
  anyOutcome,
  fc.record({ type: fc.constant('userChanged'), userId: fc.string() }),
  fc.record({ type: fc.constant('signedOut'), userId: fc.string() }),
  fc.record({
    type: fc.constant('actionSeen'),
    userId: fc.string(),
    action: fc.constantFrom(null, 'REQUIRE_VERIFIED_PHONE', 'REQUIRE_REVERIFIED_PHONE'),
  }),
  fc.record({
    type: fc.constant('readLimited'),
    userId: fc.string(),
    retryAfterMs: fc.nat(),
  }),
  fc.record({ type: fc.constant('popupOpened'), context: fc.constantFrom(...contexts) }),
  fc.constantFrom<FlowEvent>(
    { type: 'disconnected' },
    { type: 'forgotten' },
    { type: 'restarted' },
  ),
);

/** Any state that the schema accepts, including states that no history reaches. */
export const anyState: fc.Arbitrary<FlowState> = fromSchema(FlowState);

/** The same event, addressed to the call that the state waits for. */
export const withCurrentCallId = ({ step }: FlowState, event: FlowEvent): FlowEvent =>
  'callId' in event && 'callId' in step ? { ...event, callId: step.callId } : event;
