import { describe, expect } from 'vitest';
import { press, see } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import type { MfaMethod } from '../../simulator/index.ts';
import { it, PHONE, type Stage, TYPED_PHONE } from './support/stage.ts';

const PASSWORD = 'correct horse battery';

describe('a call that has to be confirmed', () => {
  const removing = async (stage: Stage, methods: MfaMethod[]) => {
    stage.ada.phone = PHONE;
    stage.ada.mfa = { methods, totpCode: '135790', backupCodes: ['abcd-efgh'] };
    stage.ada.mfaOn = ['removePhone'];
    const popup = await stage.popup();
    await press(popup, 'removeButton');
    await popup.waitFor('#password');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    return popup;
  };
  const confirm = async (popup: RigPage, answer: string) => {
    await popup.fill('#mfa', answer);
    await press(popup, 'mfaConfirmButton');
  };

  it('takes the code of an authenticator, after a wrong one too, and repeats the call once', async ({
    stage,
  }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    await confirm(popup, '000000');
    await see(popup, 'failure_wrongMfaCode');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.calls().filter((call) => call === 'DELETE /users/@me/phone')).toHaveLength(2);
    expect(stage.bodies('/mfa/finish')[0]).toEqual(['POST', 'valid', 'data', 'mfa_type', 'ticket']);
  });

  it('takes the code of an SMS that is sent on a click', async ({ stage }) => {
    const popup = await removing(stage, ['totp', 'sms']);
    await see(popup, 'mfaTitle');
    await popup.click('input[value=sms]');
    await press(popup, 'mfaSendSms');
    await see(popup, 'mfaSmsSentTo');
    expect(stage.discord.sms.count('mfa')).toBe(1);
    await confirm(popup, stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('takes the code of the first SMS while Discord does not send another', async ({ stage }) => {
    const popup = await removing(stage, ['sms']);
    await press(popup, 'mfaSendSms');
    await see(popup, 'mfaSmsSentTo');
    stage.discord.nextAnswer('sendMfaSms', {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 300, global: false },
    });
    await press(popup, 'mfaSendSms');
    await see(popup, 'failure_rateLimited');
    await popup.waitForText(/Another code in \d/);
    await confirm(popup, stage.discord.sms.sentTo(PHONE, 'mfa')[0]?.code ?? '');
    await popup.waitForText('is no longer on your Discord account');
    expect(stage.discord.sms.count('mfa')).toBe(1);
  });

  it('takes a backup code', async ({ stage }) => {
    const popup = await removing(stage, ['totp', 'backup']);
    await see(popup, 'mfaTitle');
    await popup.click('input[value=backup]');
    await confirm(popup, 'abcd-efgh');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('takes the password of an account that has nothing else', async ({ stage }) => {
    const popup = await removing(stage, ['password']);
    await see(popup, 'mfaTitle');
    await confirm(popup, PASSWORD);
    await popup.waitForText('is no longer on your Discord account');
  });

  it('by a security key alone is handed to Discord’s page', async ({ stage }) => {
    const popup = await removing(stage, ['webauthn']);
    await see(popup, 'handedOff_securityKeyRequired');
    await see(popup, 'handedOffRemove');
  });

  it('starts anew when its ticket has expired', async ({ stage }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    stage.discord.nextAnswer('finishMfa', {
      status: 400,
      body: { message: 'Invalid two-factor auth ticket', code: 60_006 },
    });
    await confirm(popup, '135790');
    await see(popup, 'failure_mfaExpired');
    await popup.fill('#password', PASSWORD);
    await popup.press('Enter');
    await see(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await popup.waitForText('is no longer on your Discord account');
  });

  it('asks for the password again when the background has died meanwhile', async ({ stage }) => {
    const popup = await removing(stage, ['totp']);
    await see(popup, 'mfaTitle');
    await popup.close();
    await stage.rig.killBackground();
    const reopened = await stage.rig.openPopup();
    await see(reopened, 'failure_passwordForgotten');
    await reopened.fill('#password', PASSWORD);
    await reopened.press('Enter');
    await see(reopened, 'mfaTitle');
    await confirm(reopened, '135790');
    await reopened.waitForText('is no longer on your Discord account');
    expect(await stage.stored('session')).not.toContain(PASSWORD);
  });

  it('works in the middle of adding as well', async ({ stage }) => {
    stage.ada.mfa = { methods: ['totp'], totpCode: '135790' };
    stage.ada.mfaOn = ['addPhone'];
    const popup = await stage.popup();
    await press(popup, 'addPhoneButton');
    await popup.waitFor('#phone');
    await popup.fill('#phone', TYPED_PHONE);
    await press(popup, 'sendCodeButton');
    await see(popup, 'mfaTitle');
    await confirm(popup, '135790');
    await see(popup, 'codeTitle');
    expect(stage.discord.sms.count('verification')).toBe(1);
  });
});
