import { describe, expect, it } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { collectIntents } from '../../testing/collect-intents.ts';
import { mount } from '../../testing/mount.ts';
import { MfaStep } from './MfaStep.tsx';

describe('the MFA step', () => {
  it.each([
    ['totp', ' ٤٨٢٩١٣ ', '482913'],
    ['sms', '४८२९१३', '482913'],
    ['backup', 'abcd-1234', 'abcd-1234'],
    ['password', ' ٤٨٢ ', ' ٤٨٢ '],
  ] as const)('submits the %s answer that was typed as %j as %j', async (mfaType, typed, data) => {
    const intents: FlowIntent[] = [];
    const step = await mount(
      <MfaStep
        flow={{
          status: 'awaitingMfa',
          mfaType,
          methods: [mfaType],
          smsSentTo: null,
          smsAt: 0,
          backupCodesAllowed: false,
          failure: null,
        }}
        actions={collectIntents(intents)}
      />,
    );
    const field = step.root.querySelector('#mfa');
    if (field !== null) Reflect.set(field, 'value', typed);
    await step.fire('#mfa', 'input');
    await step.fire('form', 'submit');
    expect(intents).toEqual([{ type: 'submitMfa', data }]);
  });
});
