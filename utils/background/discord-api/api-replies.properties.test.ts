import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '#shared/testing/damaged.ts';
import { FlowState } from '../flow/machine/state.ts';
import { anyState } from '../flow/machine/testing/arbitrary-flow.ts';
import { transition } from '../flow/machine/transition.ts';
import { toConnectProblem } from '../session/machine/to-connect-problem.ts';
import { type CallContext, callDiscord } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import * as endpoints from './endpoints.ts';
import { flattenFieldErrors } from './field-errors.ts';
import { MfaChallenge } from './mfa-challenge.ts';
import { retryAfterMs } from './retry-after.ts';

const context: CallContext = {
  apiBase: 'https://discord.com/api/v9',
  authorization: 'sentinel-authorization',
  locale: 'de',
  mfaAuthorization: 'sentinel-confirmation',
};

const id = fc.stringMatching(/^\d{15,21}$/);
const fieldErrors = fc.array(fc.record({ code: fc.string(), message: fc.string() }));
/** Bodies that Discord is known to answer with, in success and failure. */
const known = fc.oneof(
  fc.record({ token: fc.string() }),
  fc.record({ phone: fc.string() }),
  fc.record({
    id,
    username: fc.string(),
    global_name: fc.option(fc.string()),
    phone: fc.option(fc.string()),
    email: fc.option(fc.string()),
    flags: fc.option(fc.oneof(fc.nat(), fc.maxSafeNat())),
  }),
  fc.record({
    code: fc.oneof(fc.integer(), fc.constantFrom(50_035, 60_003, 110_000)),
    message: fc.string(),
    errors: fc.record({
      phone: fc.record({ _errors: fieldErrors }),
      _errors: fieldErrors,
      list: fc.record({ 0: fc.record({ _errors: fieldErrors }) }),
    }),
  }),
  fc.record({
    code: fc.constant(60_003),
    message: fc.string(),
    mfa: fc.record({
      ticket: fc.string(),
      methods: fc.array(
        fc.record({
          type: fc.constantFrom('totp', 'sms', 'backup', 'password', 'webauthn', 'new'),
          backup_codes_allowed: fc.option(fc.boolean()),
        }),
      ),
    }),
  }),
  fc.record({ captcha_key: fc.array(fc.string()), captcha_service: fc.string() }),
  fc.record({
    message: fc.string(),
    retry_after: fc.oneof(fc.double(), fc.nat(), fc.string()),
    global: fc.boolean(),
  }),
);
/** A body as text: also truncated, and with numbers too large for JavaScript. */
const text = fc.oneof(
  { weight: 6, arbitrary: damaged(known).map((each) => JSON.stringify(each) ?? '') },
  fc.tuple(known, fc.nat()).map(([each, end]) => {
    const json = JSON.stringify(each);
    return json.slice(0, end % json.length);
  }),
  fc.constantFrom('{"retry_after":1e308}', '{"retry_after":1e999}', '{"code":1e999}', '<html>', ''),
  fc.string(),
);
const retryAfter = fc.option(
  fc.oneof(
    fc.nat().map(String),
    fc.double().map(String),
    fc.constantFrom('-1', '1e308', 'Infinity', 'Wed, 21 Oct 2026 07:28:00 GMT', '0x10', ''),
    fc.stringMatching(/^[\x21-\x7e]{1,12}$/),
  ),
);
const status = fc.oneof(
  fc.integer({ min: 200, max: 599 }),
  fc.constantFrom(200, 202, 204, 400, 401, 403, 429, 500),
);

/** Sampled in advance: generating a state takes longer than the check, and the answers matter more here. */
const state = fc.constantFrom(...fc.sample(anyState, 300));
const isWaitOrNull = (ms: number | null) => ms === null || (Number.isSafeInteger(ms) && ms >= 0);

async function checkAnswers<Body, Reply>(endpoint: Endpoint<Body, Reply>): Promise<void> {
  const bare: Endpoint<null, Reply> = { ...endpoint, body: null };
  await fc.assert(
    fc.asyncProperty(status, text, retryAfter, state, async (code, answer, header, before) => {
      let requests = 0;
      const result = await callDiscord(bare, null, context, async () => {
        requests += 1;
        const isEmpty = code === 204 || code === 205 || code === 304;
        const headers = new Headers(header === null ? {} : { 'Retry-After': header });
        return new Response(isEmpty ? null : answer, { status: code, headers });
      });
      expect(requests).toBe(1);
      expect(JSON.stringify(result)).not.toContain('sentinel');
      if (result.ok) {
        expect(code).toBeLessThan(300);
        return;
      }
      const { error } = result;
      if (error.name === 'rateLimited') expect(isWaitOrNull(error.retryAfterMs)).toBe(true);
      if (error.name === 'mfaRequired')
        expect(MfaChallenge.parse(error.challenge)).toEqual(error.challenge);
      expect(toConnectProblem(error)).toBeTruthy();
      // In any state of the flow, the state after the error can be stored and loaded.
      const callId = 'callId' in before.step ? before.step.callId : 0;
      const [after] = transition(before, { type: 'callFailed', callId, error }, 1_700_000_000_000);
      expect(FlowState.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
    }),
  );
}

// One endpoint for each kind of reply: none, the user, a phone token, a confirmation, a redacted number.
describe('any answer becomes the declared reply or one named error, with one request and without its secrets', () => {
  it('when the endpoint declares no reply', () => checkAnswers(endpoints.addPhone));
  it('when it reads the account', () => checkAnswers(endpoints.getCurrentUser));
  it('when it verifies a phone', () => checkAnswers(endpoints.verifyPhone));
  it('when it finishes MFA', () => checkAnswers(endpoints.finishMfa));
  it('when it requests an MFA SMS', () => checkAnswers(endpoints.sendMfaSms));
});

it('retryAfterMs returns a wait that can be counted down, or null, for any body and header', () => {
  const body = damaged(fc.record({ retry_after: fc.oneof(fc.double(), fc.string()) }));
  fc.assert(
    fc.property(retryAfter, fc.oneof(body, fc.anything()), (header, answered) => {
      expect(isWaitOrNull(retryAfterMs(header, answered))).toBe(true);
    }),
  );
});

it('flattenFieldErrors turns any error tree into a list of strings', () => {
  const anyEntries = fc.array(fc.record({ code: fc.jsonValue(), message: fc.jsonValue() }));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(
      fc.oneof(fc.constant('_errors'), fc.constantFrom('a', '__proto__')),
      tie('part'),
      { maxKeys: 2 },
    ),
    part: fc.oneof({ maxDepth: 14 }, fc.jsonValue({ maxDepth: 1 }), anyEntries, tie('tree')),
  }));
  fc.assert(
    fc.property(fc.oneof(tree, fc.jsonValue()), (errors) => {
      for (const field of flattenFieldErrors(errors))
        for (const part of [field.path, field.code, field.message])
          expect(part).toBeTypeOf('string');
    }),
  );
});
