import { describe, expect } from 'vitest';
import { pressButton, sendCode, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import type { MfaMethod } from '../../simulator/index.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

describe('a call that has to be confirmed', () => {
  const startRemoval = async (stage: Stage, methods: MfaMethod[]) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods, totpCode: '135790', backupCodes: ['abcd-efgh'] };
    stage.ada.mfaOn = ['removePhone'];
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'removeButton');
    await popup.waitFor('#password');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    return popup;
  };
  const confirm = async (popup: RigPage, answer: string) => {
    await popup.fill('#mfa', answer);
    await pressButton(popup, 'mfaConfirmButton');
  };

  it('accepts an authenticator code even after a wrong one, and is repeated a single time', {
    tags: ['core'],
  }, async ({ stage }) => {
    const popup = await startRemoval(stage, ['totp']);
    await waitForMessage(popup, 'mfaTitle');
    await confirm(popup, '000000');
    await waitForMessage(popup, 'failure_wrongMfaCode');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.calls().filter((call) => call === 'DELETE /users/@me/phone')).toHaveLength(2);
    expect(stage.summarizeRequests('/mfa/finish')[0]).toEqual([
      'POST',
      'valid',
      'data',
      'mfa_type',
      'ticket',
    ]);
  });

  it('accepts the code of an SMS that is sent on a click', async ({ stage }) => {
    const popup = await startRemoval(stage, ['totp', 'sms']);
    await waitForMessage(popup, 'mfaTitle');
    await popup.select('#method', 'sms');
    await pressButton(popup, 'mfaSendSms');
    await waitForMessage(popup, 'mfaSmsSentTo');
    expect(stage.discord.sms.count('mfa')).toBe(1);
    await confirm(popup, stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('accepts the code of the first SMS while Discord refuses to send another', async ({
    stage,
  }) => {
    const popup = await startRemoval(stage, ['sms']);
    await pressButton(popup, 'mfaSendSms');
    await waitForMessage(popup, 'mfaSmsSentTo');
    stage.discord.nextAnswer('sendMfaSms', {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 300, global: false },
    });
    await pressButton(popup, 'mfaSendSms');
    await waitForMessage(popup, 'failure_rateLimited');
    await popup.waitForText(/Send again in \d/);
    await confirm(popup, stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.discord.sms.count('mfa')).toBe(1);
  });

  it('accepts a backup code', async ({ stage }) => {
    const popup = await startRemoval(stage, ['totp', 'backup']);
    await waitForMessage(popup, 'mfaTitle');
    await popup.select('#method', 'backup');
    await confirm(popup, 'abcd-efgh');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('accepts the password of an account that has no other method', async ({ stage }) => {
    const popup = await startRemoval(stage, ['password']);
    await waitForMessage(popup, 'mfaTitle');
    await confirm(popup, PASSWORD);
    await popup.waitForText('is no longer on your Discord account');
  });

  it('is handed off to Discord’s page when only a security key can confirm it', async ({
    stage,
  }) => {
    const popup = await startRemoval(stage, ['webauthn']);
    await waitForMessage(popup, 'handedOff_securityKeyRequired');
    await waitForMessage(popup, 'handedOffRemove');
  });

  it('starts over when its ticket has expired', async ({ stage }) => {
    const popup = await startRemoval(stage, ['totp']);
    await waitForMessage(popup, 'mfaTitle');
    stage.discord.nextAnswer('finishMfa', {
      status: 400,
      body: { message: 'Invalid two-factor auth ticket', code: 60_006 },
    });
    await confirm(popup, '135790');
    await waitForMessage(popup, 'failure_mfaExpired');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await waitForMessage(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('asks for the password again when the background was killed in the meantime', async ({
    stage,
  }) => {
    const popup = await startRemoval(stage, ['totp']);
    await waitForMessage(popup, 'mfaTitle');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await waitForMessage(reopened, 'failure_passwordForgotten');
    await reopened.fill('#password', PASSWORD);
    await reopened.press('Enter');
    await waitForMessage(reopened, 'mfaTitle');
    await confirm(reopened, '135790');
    await reopened.waitForText('is no longer on your Discord account');
    expect(await stage.stored('session')).not.toContain(PASSWORD);
  });

  it('can be confirmed in the middle of adding a number, too', async ({ stage }) => {
    stage.ada.mfa = { methods: ['totp'], totpCode: '135790' };
    stage.ada.mfaOn = ['addPhone'];
    const popup = await stage.openConnectedPopup();
    await pressButton(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await sendCode(popup);
    await waitForMessage(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await waitForMessage(popup, 'codeTitle');
    expect(stage.discord.sms.count('verification')).toBe(1);
  });
});
