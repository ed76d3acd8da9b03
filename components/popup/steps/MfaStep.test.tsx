import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import type { FlowViewAt } from '#shared/view/view.ts';
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
          smsSentTo: '+***23',
          smsAt: 0,
          challengeId: 1,
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

  const passwordAsked: FlowViewAt<'awaitingMfa'> = {
    status: 'awaitingMfa',
    mfaType: 'password',
    methods: ['password'],
    smsSentTo: null,
    smsAt: 0,
    challengeId: 1,
    backupCodesAllowed: false,
    failure: null,
  };

  it.each<[string, Partial<FlowViewAt<'awaitingMfa'>>]>([
    ['challenge', { challengeId: 3, mfaType: 'totp', methods: ['totp'] }],
    ['challenge of the same method', { challengeId: 3 }],
    ['method', { mfaType: 'backup', methods: ['password', 'backup'] }],
  ])(
    'has a new field for each %s: a typed password is never shown or sent for it',
    async (_what, next) => {
      const intents: FlowIntent[] = [];
      const actions = collectIntents(intents);
      const step = await mount(<MfaStep flow={passwordAsked} actions={actions} />);
      const field = () => step.root.querySelector<HTMLInputElement>('#mfa');
      const first = field();
      if (first !== null) Reflect.set(first, 'value', 'hunter2 hunter2');
      await step.fire('#mfa', 'input');
      await act(() =>
        render(<MfaStep flow={{ ...passwordAsked, ...next }} actions={actions} />, step.root),
      );
      expect(field()).not.toBe(first);
      expect(field()?.value ?? '').toBe('');
      await step.fire('form', 'submit');
      expect(intents).toEqual([]);
    },
  );

  it('keeps what was typed while the same challenge is answered and after a wrong answer', async () => {
    const actions = collectIntents([]);
    const step = await mount(<MfaStep flow={passwordAsked} actions={actions} />);
    const field = () => step.root.querySelector<HTMLInputElement>('#mfa');
    const first = field();
    if (first !== null) Reflect.set(first, 'value', 'hunter2 hunter2');
    await step.fire('#mfa', 'input');
    const { failure: _, ...asked } = passwordAsked;
    await act(() =>
      render(<MfaStep flow={{ ...asked, status: 'finishingMfa' }} actions={actions} />, step.root),
    );
    expect(field()).toBe(first);
    expect(field()?.value).toBe('hunter2 hunter2');
  });
});
