import { describe, expect } from 'vitest';
import { endResendPause } from '../../harness/extension-state.ts';
import { press, see } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage } from './support/stage.ts';

describe('sending the code again', () => {
  const endPause = async (stage: Stage, popup: RigPage): Promise<RigPage> => {
    await popup.close();
    await endResendPause(stage.rig);
    return stage.rig.openPopup();
  };

  it('waits for a visible countdown, then sends one SMS more, without authorization', async ({
    stage,
  }) => {
    const { popup } = await stage.atCode();
    await popup.waitForText(/Another code in \d+ seconds/);
    await expect.poll(stage.badge).toBe('•');
    const again = await endPause(stage, popup);
    await press(again, 'resendButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    expect(stage.bodies('/resend')).toEqual([['POST', 'none', 'phone']]);
    await again.waitForText(/Another code in \d+ seconds/);
    await again.type('#code', stage.code());
    await see(again, 'passwordTitle');
  });

  it('offers a new code by starting over when Discord refuses', async ({ stage }) => {
    const { popup } = await stage.atCode();
    const again = await endPause(stage, popup);
    stage.discord.nextAnswer('resendCode', {
      status: 400,
      body: { message: 'Unable to send SMS to that number', code: 70_003 },
    });
    await press(again, 'resendButton');
    await see(again, 'failure_phoneUnableToSend');
    await press(again, 'sendNewCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    await again.type('#code', stage.code());
    await see(again, 'passwordTitle');
  });
});
