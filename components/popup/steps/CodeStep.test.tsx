import { beforeEach, describe, expect, it } from 'vitest';
import type { FlowIntent } from '#shared/flow/flow-intent.ts';
import { t } from '#shared/i18n/translate.ts';
import type { Selection } from '#shared/selection.ts';
import { collectIntents } from '../../testing/collect-intents.ts';
import { type Mounted, mount } from '../../testing/mount.ts';
import { CodeStep } from './CodeStep.tsx';

let intents: FlowIntent[] = [];
beforeEach(() => {
  intents = [];
});

const stepWith = (selection: Selection | null = null) =>
  mount(
    <CodeStep
      flow={{
        status: 'awaitingCode',
        phone: '+14155550123',
        delivery: 'sent',
        resendAt: 0,
        verificationCode: null,
        resendRefused: false,
        failure: null,
      }}
      selection={selection}
      actions={collectIntents(intents)}
    />,
  );

const value = ({ root }: Mounted) => root.querySelector('input')?.value;
const objection = ({ root }: Mounted) => root.querySelector('#objection')?.textContent;
const canVerify = ({ root }: Mounted) =>
  root.querySelector('button.primary')?.getAttribute('aria-disabled') === 'false';

const type = async (step: Mounted, text: string, inputType = 'insertText') => {
  const field = step.root.querySelector('input');
  if (field !== null) field.value = text;
  await step.fire('input', 'input', { inputType });
};
const paste = (step: Mounted, text: string) =>
  step.fire('input', 'paste', { clipboardData: { getData: () => text } });

describe('the code field', () => {
  it.each(['482913', '٤٨٢٩١٣', '۴۸۲۹۱۳', '४८२९१३', '４８２９１３'])(
    'shows %s in plain digits, and submits the code at the sixth digit',
    async (code) => {
      const step = await stepWith();
      await type(step, code.slice(0, 5));
      expect(value(step)).toBe('48291');
      expect(intents).toEqual([]);
      await type(step, `48291${code.slice(5)}`);
      expect(value(step)).toBe('482913');
      expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482913' }]);
    },
  );

  it('is left alone while an input method composes, and read when it is done', async () => {
    const step = await stepWith();
    const field = step.root.querySelector('input');
    if (field !== null) field.value = '４８２９１３';
    await step.fire('input', 'input', { isComposing: true });
    expect(value(step)).toBe('４８２９１３');
    expect(intents).toEqual([]);
    await step.fire('input', 'compositionend');
    expect(value(step)).toBe('482913');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482913' }]);
  });

  it('finds the code in a pasted message, whatever its digits', async () => {
    const step = await stepWith();
    await type(step, '11');
    await paste(step, 'رمز التحقق الخاص بك: ٤٨٢ ٩١٣');
    expect(value(step)).toBe('482913');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482913' }]);
  });
});

describe('pasting a text without a code', () => {
  it.each(['hello', '', '48291', '+1 415 555 0123', '482913 or 111222', 'On 2026-11-20 at 10:15'])(
    'shows a message and keeps the field as it was: %j',
    async (text) => {
      const step = await stepWith();
      await type(step, '12');
      expect(await paste(step, text)).toBe(false);
      expect([value(step), objection(step)]).toEqual(['12', t('assistNoCode')]);
      expect(canVerify(step)).toBe(false);
      expect(intents).toEqual([]);
      expect(step.root.querySelector('input')?.getAttribute('aria-describedby')).toContain(
        'objection',
      );
    },
  );

  it.each([
    ['a digit is typed', (step: Mounted) => type(step, '4')],
    ['a code is pasted', (step: Mounted) => paste(step, '482913')],
  ])('shows the message until %s', async (_title, act) => {
    const step = await stepWith();
    await paste(step, 'hello');
    await act(step);
    expect(objection(step)).toBeUndefined();
  });
});

describe('a phone number in the code field', () => {
  it.each(['(07400) 123456', '+44 7400 123456', '+1 (415) 555-0123', '07400-123456'])(
    'is no code when it is dropped there: %s',
    async (text) => {
      const step = await stepWith();
      await type(step, '12');
      await type(step, text, 'insertFromDrop');
      expect([value(step), objection(step)]).toEqual(['12', t('assistNoCode')]);
      expect(intents).toEqual([]);
    },
  );

  it.each(['(07400) 123456', '+447400123456'])('is no code when it is typed: %s', async (text) => {
    const step = await stepWith();
    for (const character of text) await type(step, `${value(step)}${character}`);
    expect(value(step)).toBe(text);
    await step.fire('form', 'submit');
    expect(objection(step)).toBe(t('assistNoCode'));
    expect(intents).toEqual([]);
  });

  it('is not submitted as a code when it begins as the number that is verified', async () => {
    const step = await stepWith();
    await type(step, '415555');
    expect(intents).toEqual([]);
    await step.fire('form', 'submit');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '415555' }]);
  });
});

describe('a code that was selected on a page', () => {
  it('fills the field, and is submitted only by a click', async () => {
    const step = await stepWith({ use: 'code', text: '482913', id: 1 });
    expect(step.root.querySelector('input')?.value).toBe('482913');
    expect(intents).toEqual([]);
    await step.fire('form', 'submit');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482913' }]);
  });

  it('is missed with a sentence', async () => {
    const step = await stepWith({ use: 'code', text: '', id: 1 });
    expect(step.root.querySelector('#objection')?.textContent).toBe(t('assistNoCode'));
  });
});

describe('pasting while the field has no focus', () => {
  const pasteOn = (step: Mounted, selector: string, text: string) =>
    step.fire(selector, 'paste', { clipboardData: { getData: () => text } });

  it('submits the code of the text', async () => {
    const step = await stepWith();
    await pasteOn(step, 'h1', 'Your Discord verification code is: 482913');
    expect(value(step)).toBe('482913');
    expect(intents).toEqual([{ type: 'submitCode', verificationCode: '482913' }]);
  });

  it('says that there is no code in the text', async () => {
    const step = await stepWith();
    await pasteOn(step, 'h1', 'hello');
    expect(objection(step)).toBe(t('assistNoCode'));
    expect(intents).toEqual([]);
  });
});
