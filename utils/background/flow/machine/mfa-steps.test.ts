import { describe, expect, it } from 'vitest';
import type { CallError } from '../../discord-api/call-error.ts';
import {
  answered,
  failed,
  isIgnored,
  LATER,
  mfaRequired,
  sendMfaSms,
  stateAfter,
  stateAt,
  submitMfa,
} from './testing/every-step.ts';
import {
  back,
  captcha,
  discordError,
  intent,
  limited,
  PHONE,
  run,
  timeout,
} from './testing/run-flow.ts';

const chooseSms = intent({ type: 'chooseMfaType', mfaType: 'sms' });
const restarted = { type: 'restarted' } as const;
const awaitingMfaForPassword = () => failed(stateAt('finishing'), mfaRequired('totp', 'sms'));
const mfaFailed = (error: CallError) =>
  answered(stateAt('finishingMfa'), { type: 'mfaFailed', error });

describe('MFA', () => {
  it('starts with the first method, without an SMS and without a failure', () => {
    expect(stateAt('awaitingMfa').step).toMatchObject({
      interrupted: stateAt('sendingCode').step,
      challengeId: 1,
      mfaType: 'totp',
      smsSentTo: null,
      smsAt: 0,
      failure: null,
    });
    expect(failed(stateAt('sendingCode'), mfaRequired('backup', 'totp')).step).toMatchObject({
      mfaType: 'backup',
    });
  });

  it('that is asked for again keeps the chosen method only if it is still offered', () => {
    const bySms = stateAfter(stateAt('awaitingMfa'), chooseSms, submitMfa);
    expect(failed(bySms, mfaRequired('totp', 'sms')).step).toMatchObject({
      mfaType: 'sms',
      failure: { kind: 'wrongMfaCode' },
    });
    expect(failed(bySms, mfaRequired('totp', 'backup')).step).toMatchObject({ mfaType: 'totp' });
  });

  it('without a method that Handset knows is left to Discord’s page', () => {
    expect(failed(stateAt('finishingMfa'), mfaRequired()).step).toEqual({
      status: 'handedOff',
      why: 'securityKeyRequired',
      found: null,
      retryAt: null,
      interrupted: stateAt('sendingCode').step,
    });
  });

  it.each<[string, CallError, string]>([
    ['a captcha', captcha, 'captchaRequired'],
    ['a refused origin', discordError(50_067), 'originRefused'],
  ])('is left to Discord’s page after %s', (_what, error, why) => {
    const expected = { status: 'handedOff', why, interrupted: stateAt('sendingCode').step };
    expect(failed(stateAt('sendingMfaSms'), error).step).toMatchObject(expected);
    expect(failed(stateAt('finishingMfa'), error).step).toMatchObject(expected);
    expect(mfaFailed(error).step).toMatchObject(expected);
  });

  it.each([
    [50_037, 'wrongMfaCode'],
    [50_018, 'wrongMfaCode'],
    [99_999, 'wrongMfaCode'],
    [60_008, 'wrongMfaCode'],
    [40_002, 'accountLocked'],
  ])('that Discord refuses with %d is asked for again as %s', (code, kind) => {
    expect(mfaFailed(discordError(code)).step).toMatchObject({
      status: 'awaitingMfa',
      mfaType: 'totp',
      failure: { kind },
    });
  });

  it('with an expired ticket makes the interrupted call necessary again', () => {
    expect(failed(stateAt('sendingMfaSms'), discordError(60_006)).step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
      failure: { kind: 'mfaExpired' },
    });
  });

  it('keeps the wait for an SMS when another failure names none', () => {
    const limitedSms = failed(stateAt('sendingMfaSms'), limited(5000));
    const until = LATER + 5000;
    const again = run([sendMfaSms], limitedSms, until).state;
    expect(again.step.status).toBe('sendingMfaSms');
    const noAnswer = { type: 'callFailed', callId: again.lastCallId, error: timeout } as const;
    expect(run([noAnswer], again, until).step).toMatchObject({
      smsAt: until,
      failure: { kind: 'noAnswer', retryAt: null },
    });
  });

  it('offers an SMS only if Discord does, and chooses it', () => {
    const withoutSms = failed(stateAt('sendingCode'), mfaRequired('totp'));
    expect(isIgnored(withoutSms, sendMfaSms)).toBe(true);
    expect(isIgnored(withoutSms, chooseSms)).toBe(true);
    const sending = stateAt('sendingMfaSms');
    expect(sending.step).toMatchObject({ mfaType: 'sms' });
    expect(answered(sending, { type: 'mfaSmsSent', to: '+***23' }).step).toMatchObject({
      status: 'awaitingMfa',
      mfaType: 'sms',
      smsSentTo: '+***23',
      failure: null,
    });
  });

  it('forgets the failure when another method is chosen', () => {
    expect(stateAfter(mfaFailed(discordError(60_008)), chooseSms).step).toMatchObject({
      status: 'awaitingMfa',
      mfaType: 'sms',
      failure: null,
    });
  });
});

describe('going back from MFA', () => {
  it('leads to the step that was interrupted', () => {
    expect(stateAfter(stateAt('awaitingMfa'), back()).step).toMatchObject({
      status: 'awaitingPhone',
      phone: PHONE,
      failure: null,
    });
    expect(stateAfter(awaitingMfaForPassword(), back()).step).toMatchObject({
      status: 'awaitingPassword',
      phone: PHONE,
      phoneToken: 'phone-token',
      failure: null,
    });
  });

  it('and from the password keeps the verified number, whose code is used', () => {
    const { step, progress } = stateAfter(awaitingMfaForPassword(), back(), back());
    expect(step).toMatchObject({ status: 'awaitingPhone', phone: PHONE });
    expect(progress.codes).toEqual([]);
    expect(progress.verified).toMatchObject({ phone: PHONE, phoneToken: 'phone-token' });
  });
});

describe('MFA after a restart', () => {
  it('goes on where the call needs no password', () => {
    expect(isIgnored(stateAt('awaitingMfa'), restarted)).toBe(true);
    expect(stateAfter(stateAt('sendingMfaSms'), restarted).step).toMatchObject({
      status: 'awaitingMfa',
      failure: { kind: 'interrupted' },
    });
  });

  it('asks for the password again where the call needs it', () => {
    const forgotten = { status: 'awaitingPassword', failure: { kind: 'passwordForgotten' } };
    expect(stateAfter(awaitingMfaForPassword(), restarted).step).toMatchObject(forgotten);
    expect(stateAfter(awaitingMfaForPassword(), sendMfaSms, restarted).step).toMatchObject(
      forgotten,
    );
    const forRemoval = failed(stateAt('removing'), mfaRequired('totp'));
    expect(stateAfter(forRemoval, restarted).step).toMatchObject({
      status: 'awaitingRemovalPassword',
      failure: { kind: 'passwordForgotten' },
    });
  });

  it('during an answer counts the interrupted call as one that may have been repeated', () => {
    expect(stateAfter(stateAt('finishingMfa'), restarted).step).toMatchObject({
      status: 'awaitingCode',
      delivery: 'uncertain',
      resendAt: 0,
    });
  });
});
