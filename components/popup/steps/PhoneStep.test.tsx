import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { t } from '#shared/i18n/translate.ts';
import { allPlans } from '#shared/phone/all-plans.ts';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { Selection } from '#shared/selection.ts';
import { TYPING_PAUSE_MS } from '../../hooks/use-typing-pause.ts';
import { collectIntents } from '../../testing/collect-intents.ts';
import { type Mounted, mount } from '../../testing/mount.ts';
import { PhoneStep } from './PhoneStep.tsx';

/** The time between the keystrokes of a user who keeps typing. */
const KEYSTROKE_MS = 400;

beforeEach(() => {
  vi.useFakeTimers();
  offerNumberingPlans(allPlans);
});
afterEach(() => void vi.useRealTimers());

const stepIn = (
  countryCode: string,
  text = '',
  intents: FlowIntent[] = [],
  chosen = countryCode,
  selection: Selection | null = null,
) =>
  mount(
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
      draft={{ country: chosen, text }}
      selection={selection}
      countryCode={countryCode}
      actions={collectIntents(intents)}
    />,
  );

const field = ({ root }: Mounted) => {
  const found = root.querySelector('input');
  if (found === null) throw new Error('The step has no field');
  return found;
};

const enter = async (step: Mounted, text: string, inputType: string) => {
  field(step).value = text;
  Object.assign(field(step), { selectionStart: text.length });
  await step.fire('input', 'input', { inputType });
};

/** Types a text; resolves to the warnings after each keystroke: at once, and just before the next one. */
async function type(step: Mounted, text: string): Promise<(string | undefined)[]> {
  const warnings: (string | undefined)[] = [];
  for (const character of text) {
    await enter(step, field(step).value + character, 'insertText');
    warnings.push(warning(step));
    await step.wait(KEYSTROKE_MS);
    warnings.push(warning(step));
  }
  return warnings;
}

const warning = ({ root }: Mounted): string | undefined =>
  root.querySelector('.doubts')?.textContent;

const objection = ({ root }: Mounted): string | null | undefined =>
  root.querySelector('#objection span')?.textContent;

const button = ({ root }: Mounted): string | null | undefined =>
  root.querySelector('button[type=submit]')?.textContent;

describe('the field for the number', () => {
  it('is left alone while an input method composes, and formatted when it is done', async () => {
    const step = await stepIn('DE');
    for (const text of ['+4', '+49171', '0171']) {
      field(step).value = text;
      Object.assign(field(step), { selectionStart: text.length });
      await step.fire('input', 'input', { isComposing: true });
      expect(field(step).value).toBe(text);
    }
    field(step).value = '＋４９１７１２３４５６７８';
    Object.assign(field(step), { selectionStart: 13 });
    await step.fire('input', 'input', { isComposing: true });
    await step.fire('input', 'compositionend');
    expect(field(step).value).toBe('+49 171 2345678');
  });
});

describe('a number that is pasted while the field has no focus', () => {
  it.each([
    ['complete, which is formatted', '+491712345678', '+49 171 2345678'],
    ['a part of one, which is kept', '171', '171'],
  ])('is put into the field: %s', async (_what, pasted, expected) => {
    const step = await stepIn('DE');
    await step.fire('h1', 'paste', { clipboardData: { getData: () => pasted } });
    expect(field(step).value).toBe(expected);
  });
});

describe('the warning that a number is not a mobile number', () => {
  it.each([
    ['DE', '015112345678'],
    ['GB', '07400123456'],
    ['US', '4155550123'],
    ['JP', '09012345678'],
    ['DE', '030901820'],
    ['US', '+442079460958'],
  ])('stays hidden in %s while %s is being typed', async (country, text) => {
    const step = await stepIn(country);
    expect(new Set(await type(step, text))).toEqual(new Set([undefined]));
  });

  it.each([
    ['DE', '030901820', true],
    ['GB', '02079460958', true],
    ['DE', '015112345678', false],
  ])('appears in %s when the typing of %s pauses: %s', async (country, text, isExpected) => {
    const step = await stepIn(country);
    await type(step, text);
    await step.wait(TYPING_PAUSE_MS);
    expect(warning(step)).toBe(isExpected ? t('phoneDoubt_notMobile') : undefined);
  });

  it('appears when the field is left, and disappears when typing continues', async () => {
    const step = await stepIn('DE');
    await type(step, '030901820');
    await step.fire('input', 'blur');
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneDoubt_notMobile'));
    await enter(step, '030 9018201', 'insertText');
    expect(warning(step)).toBeUndefined();
  });

  it('appears for pasted text, whole or in part', async () => {
    const step = await stepIn('DE');
    await type(step, '0');
    const clipboardData = { getData: () => '030 901820' };
    expect(await step.fire('input', 'paste', { clipboardData })).toBe(false);
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneDoubt_notMobile'));
    await type(step, '1');
    expect(warning(step)).toBeUndefined();
    await enter(step, '030 9018201234', 'insertFromPaste');
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneDoubt_notMobile'));
  });

  it('appears for text that was there from the start', async () => {
    expect(warning(await stepIn('DE', '030 901820'))).toBe(t('phoneDoubt_notMobile'));
    expect(warning(await stepIn('DE', '0151 12345678'))).toBeUndefined();
  });

  it('leaves no timer running after the step is unmounted', async () => {
    const step = await stepIn('DE');
    await type(step, '030901820');
    await step.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

const paste = async (step: Mounted, text: string) => {
  await step.fire('input', 'paste', { clipboardData: { getData: () => text } });
  await step.wait(0);
};

const submit = async (step: Mounted) => {
  await step.fire('form', 'submit');
  await step.wait(0);
};

describe('the button that sends the code', () => {
  it('says to which number, as soon as that is complete', async () => {
    const step = await stepIn('GB');
    await enter(step, '07400', 'insertText');
    expect(button(step)).toBe(t('sendCodeButton'));
    await enter(step, '07400 123456', 'insertText');
    expect(button(step)).toBe(t('sendCodeTo'));
  });

  it('sends a certain number with the first click', async () => {
    const intents: FlowIntent[] = [];
    const step = await stepIn('GB', '', intents);
    await enter(step, '07400 123456', 'insertText');
    await submit(step);
    expect(intents).toMatchObject([{ type: 'submitPhone', phone: '+447400123456' }]);
  });

  it.each([
    ['020 7946 0958', 'GB'],
    ['+55 11 8765-4321', 'GB'],
    ['1. 9012345678', 'IN'],
  ])('sends a doubtful number only after its doubt was shown: %s in %s', async (text, country) => {
    const intents: FlowIntent[] = [];
    const step = await stepIn(country, '', intents);
    await enter(step, text, 'insertText');
    await submit(step);
    expect(intents).toEqual([]);
    expect(warning(step)).toBeDefined();
    await submit(step);
    expect(intents).toHaveLength(1);
  });

  it('sends nothing while it is unknown which number that is, and then says what is none', async () => {
    offerNumberingPlans(null as never);
    const intents: FlowIntent[] = [];
    const number = await stepIn('GB', '07400 123456', intents);
    const script = document.querySelector('script');
    const empty = await stepIn('GB', '', intents);
    const retyped = await stepIn('GB', '', intents);
    for (const step of [number, empty, retyped]) await submit(step);
    await enter(retyped, '0', 'insertText');
    expect([number, empty, retyped].map(objection)).toEqual([undefined, undefined, undefined]);
    offerNumberingPlans(allPlans);
    script?.onload?.(new Event('load'));
    for (const step of [number, empty, retyped]) await step.wait(0);
    expect([number, empty, retyped].map(objection)).toEqual([
      undefined,
      t('phoneReading_empty'),
      undefined,
    ]);
    expect(button(number)).toContain(t('sendCodeTo'));
    expect(intents).toEqual([]);
  });
});

describe('the country of a number', () => {
  it('that nobody chose or wrote is said to be a guess', async () => {
    const step = await stepIn('GB', '', [], '');
    await paste(step, '07400 123456');
    expect(warning(step)).toBe(t('phoneDoubt_guessedCountry'));
    await paste(step, '+44 7400 123456');
    expect(warning(step)).toBeUndefined();
  });

  it('that also fits is offered, and taken with a click', async () => {
    const intents: FlowIntent[] = [];
    const step = await stepIn('IN', '', intents);
    await paste(step, '1. 9012345678');
    expect(warning(step)).toContain(t('phoneDoubt_otherNumber'));
    await step.fire('.doubts button', 'click');
    await step.wait(0);
    await submit(step);
    expect(intents).toMatchObject([{ phone: '+19012345678' }]);
  });
});

describe('a text that was selected on a page', () => {
  const selected = (text: string): Selection => ({ use: 'number', text, id: 1 });

  it('fills the field like a paste, and is sent only by a click', async () => {
    const intents: FlowIntent[] = [];
    const step = await stepIn(
      'US',
      '(415) 55',
      intents,
      'US',
      selected('call me: +44 7400 123456'),
    );
    expect(field(step).value).toBe('+44 7400 123456');
    await step.wait(TYPING_PAUSE_MS);
    expect(intents).toEqual([]);
  });

  it.each([
    ['', 'phoneReading_notANumber'],
    ['nothing to call', 'phoneReading_notANumber'],
    ['+44 7400 123456 or +44 7400 123457', 'phoneReading_several'],
  ])('changes nothing when %j holds no single number, and says so', async (text, sentence) => {
    const step = await stepIn('US', '(415) 55', [], 'US', selected(text));
    expect(field(step).value).toBe('(415) 55');
    expect(step.root.querySelector('#objection')?.textContent).toContain(sentence);
  });

  it('is not taken for a code', async () => {
    const step = await stepIn('US', '', [], 'US', { use: 'code', text: '482913', id: 1 });
    expect(field(step).value).toBe('');
  });
});
