import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import {
  adaWith,
  discordError,
  failed,
  intent,
  PHONE,
  run,
  toRemoving,
} from './testing/run-flow.ts';

const challenge = { ticket: 'first', methods: ['password' as const], backupCodesAllowed: false };
const mfaRequired = (over: Partial<typeof challenge> & object = {}): CallError => ({
  name: 'mfaRequired',
  challenge: { ...challenge, ...over },
});
const context = adaWith(PHONE);
const answer = intent({ type: 'submitMfa', data: 'hunter2 hunter2' }, context);
const asked = run([...toRemoving(context), failed(1, mfaRequired())]).state;

describe('an MFA answer', () => {
  it('belongs to one challenge: the next one is told from it, even with the same method', () => {
    const [first, second] = [
      asked,
      run([answer, failed(2, mfaRequired({ ticket: 'second' }))], asked).state,
    ].map(({ step }) => (step.status === 'awaitingMfa' ? step.challengeId : null));
    expect(first).not.toBeNull();
    expect(second).not.toBeNull();
    expect(second).not.toBe(first);
  });

  it('stays with its challenge after a wrong answer', () => {
    const { step } = run(
      [answer, { type: 'mfaFailed', callId: 2, error: discordError(60_008) }],
      asked,
    );
    expect(asked.step).toMatchObject({ challengeId: 1 });
    expect(step).toMatchObject({ status: 'awaitingMfa', challengeId: 1 });
  });

  it('takes the new ticket when /mfa/finish itself answers 60003', () => {
    const error = mfaRequired({ ticket: 'second' });
    const { step } = run([answer, { type: 'mfaFailed', callId: 2, error }], asked);
    expect(step).toMatchObject({
      status: 'awaitingMfa',
      challenge: { ticket: 'second' },
      challengeId: 2,
    });
  });

  it.each([
    ['password', 'wrongPassword'],
    ['totp', 'wrongMfaCode'],
    ['sms', 'wrongMfaCode'],
    ['backup', 'wrongMfaCode'],
  ] as const)('that is wrong speaks of the method that was used: %s', (method, kind) => {
    const { state } = run([
      ...toRemoving(context),
      failed(1, { name: 'mfaRequired', challenge: { ...challenge, methods: [method] } }),
    ]);
    for (const error of [discordError(60_008), discordError(50_018), discordError(79_999)])
      expect(run([answer, { type: 'mfaFailed', callId: 2, error }], state).step).toMatchObject({
        failure: { kind },
      });
  });
});
