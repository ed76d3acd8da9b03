import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { t } from '#shared/i18n/translate.ts';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import * as numbers from '#shared/phone/read-phone.ts';
import { TYPING_PAUSE_MS } from '../../hooks/use-typing-pause.ts';
import { collectIntents } from '../../testing/collect-intents.ts';
import { type Mounted, mount } from '../../testing/mount.ts';
import { PhoneStep } from './PhoneStep.tsx';

/** The time between the keystrokes of a user who keeps typing. */
const KEYSTROKE_MS = 400;

beforeEach(() => {
  vi.useFakeTimers();
  offerNumberingPlans(numbers);
});
afterEach(() => void vi.useRealTimers());

const stepIn = (countryCode: string, text = '') =>
  mount(
    <PhoneStep
      flow={{
        status: 'awaitingPhone',
        kind: 'add',
        phone: null,
        codeMayHaveBeenSent: false,
        changePhoneReason: 'user_settings_update',
        failure: null,
      }}
      draft={{ country: countryCode, text }}
      countryCode={countryCode}
      actions={collectIntents()}
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
  root.querySelector('.notice.warning')?.textContent;

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
    expect(warning(step)).toBe(isExpected ? t('phoneReading_unusual') : undefined);
  });

  it('appears when the field is left, and disappears when typing continues', async () => {
    const step = await stepIn('DE');
    await type(step, '030901820');
    await step.fire('input', 'blur');
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneReading_unusual'));
    await enter(step, '030 9018201', 'insertText');
    expect(warning(step)).toBeUndefined();
  });

  it('appears for pasted text, whole or in part', async () => {
    const step = await stepIn('DE');
    await type(step, '0');
    const clipboardData = { getData: () => '030 901820' };
    expect(await step.fire('input', 'paste', { clipboardData })).toBe(false);
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneReading_unusual'));
    await type(step, '1');
    expect(warning(step)).toBeUndefined();
    await enter(step, '030 9018201234', 'insertFromPaste');
    await step.wait(0);
    expect(warning(step)).toBe(t('phoneReading_unusual'));
  });

  it('appears for text that was there from the start', async () => {
    expect(warning(await stepIn('DE', '030 901820'))).toBe(t('phoneReading_unusual'));
    expect(warning(await stepIn('DE', '0151 12345678'))).toBeUndefined();
  });

  it('leaves no timer running after the step is unmounted', async () => {
    const step = await stepIn('DE');
    await type(step, '030901820');
    await step.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
