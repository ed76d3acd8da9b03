import { describe, expect } from 'vitest';
import { endResendPause } from '../../harness/extension-state.ts';
import { pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { it, type Stage } from './support/stage.ts';

describe('resending the code', () => {
  const endPause = async (stage: Stage, popup: RigPage): Promise<RigPage> => {
    await popup.close();
    await endResendPause(stage.rig);
    return stage.rig.openPopup();
  };

  it('waits for a visible countdown, then sends one more SMS, without authorization', async ({
    stage,
  }) => {
    const { popup } = await stage.reachCodeStep();
    await popup.waitForText(/Send again in \d+ seconds/);
    await expect.poll(stage.badge).toBe('•');
    const reopened = await endPause(stage, popup);
    await pressButton(reopened, 'resendButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    expect(stage.summarizeRequests('/resend')).toEqual([['POST', 'none', 'phone']]);
    await reopened.waitForText(/Send again in \d+ seconds/);
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
  });

  it('offers to start over with a new code when Discord refuses', async ({ stage }) => {
    const { popup } = await stage.reachCodeStep();
    const reopened = await endPause(stage, popup);
    stage.discord.nextAnswer('resendCode', {
      status: 400,
      body: { message: 'Unable to send SMS to that number', code: 70_003 },
    });
    await pressButton(reopened, 'resendButton');
    await waitForMessage(reopened, 'failure_phoneUnableToSend');
    await pressButton(reopened, 'sendNewCodeButton');
    await expect.poll(() => stage.discord.sms.count()).toBe(2);
    await reopened.type('#code', stage.code());
    await waitForMessage(reopened, 'passwordTitle');
  });
});
