import { beforeEach, describe, expect, it } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { allPlans } from '#shared/phone/all-plans.ts';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { collectIntents } from '../../testing/collect-intents.ts';
import { type Mounted, mount } from '../../testing/mount.ts';
import type { Actions } from '../actions.ts';
import { CodeStep } from './CodeStep.tsx';
import { PhoneStep } from './PhoneStep.tsx';

let intents: FlowIntent[] = [];
let kept: PhoneDraft[] = [];
beforeEach(() => {
  intents = [];
  kept = [];
  offerNumberingPlans(allPlans);
});

const actions = (): Actions => ({
  ...collectIntents(intents),
  keepDraft: (draft) => void kept.push(draft),
});
const value = ({ root }: Mounted) => root.querySelector('input')?.value;
const type = async (step: Mounted, text: string) => {
  const field = step.root.querySelector('input');
  if (field !== null) Object.assign(field, { value: text, selectionStart: text.length });
  await step.fire('input', 'input', { inputType: 'insertText' });
};

const phoneStep = (draft: PhoneDraft | null) => (
  <PhoneStep
    flow={{
      status: 'awaitingPhone',
      kind: 'add',
      phone: null,
      codesSentTo: [],
      verifiedPhone: null,
      changePhoneReason: 'user_settings_update',
      chosenReason: null,
      failure: null,
    }}
    draft={draft}
    selection={null}
    countryCode="US"
    actions={actions()}
  />
);
const draftOf = (text: string): PhoneDraft => ({ country: '', text });

describe('a number that is typed while another view is open', () => {
  it('appears in the other view, which stores nothing', async () => {
    const step = await mount(phoneStep(null));
    await step.redraw(phoneStep(draftOf('(415) 55')));
    expect(value(step)).toBe('(415) 55');
    await step.redraw(phoneStep(draftOf('(415) 5')));
    expect(value(step)).toBe('(415) 5');
    expect(kept).toEqual([]);
  });

  it('is not undone by what the view itself stored before', async () => {
    const step = await mount(phoneStep(null));
    for (const text of ['4', '41', '415']) await type(step, text);
    const shown = value(step);
    for (const draft of kept) {
      await step.redraw(phoneStep(draft));
      expect(value(step)).toBe(shown);
    }
    expect(kept).toHaveLength(3);
  });

  it('ends as what was stored last, whoever typed it', async () => {
    const step = await mount(phoneStep(null));
    await type(step, '7');
    await type(step, '71');
    // The other view's text came between, so what this view stored after it is drawn again.
    await step.redraw(phoneStep(draftOf('(415)')));
    expect(value(step)).toBe('(415)');
    for (const draft of kept) await step.redraw(phoneStep(draft));
    expect(value(step)).toBe('71');
    await step.redraw(phoneStep(draftOf('(415) 5')));
    expect(value(step)).toBe('(415) 5');
  });
});

const codeStep = (status: 'awaitingCode' | 'verifyingCode', verificationCode: string | null) => {
  const sent = { phone: '+14155550123', delivery: 'sent', resendAt: 0 } as const;
  return (
    <CodeStep
      flow={
        status === 'verifyingCode'
          ? { status, ...sent, verificationCode: verificationCode ?? '' }
          : { status, ...sent, verificationCode, resendRefused: false, failure: null }
      }
      selection={null}
      actions={actions()}
    />
  );
};

describe('a code that is submitted in another view', () => {
  it('appears here, and is not submitted a second time', async () => {
    const step = await mount(codeStep('awaitingCode', null));
    await type(step, '48');
    await step.redraw(codeStep('verifyingCode', '482913'));
    expect(value(step)).toBe('482913');
    await step.redraw(codeStep('awaitingCode', '482913'));
    // As after a failure in this view: the same code is submitted only by the button.
    await type(step, '48291');
    await type(step, '482913');
    expect(intents).toEqual([]);
    await type(step, '482914');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482914' }]);
  });
});
