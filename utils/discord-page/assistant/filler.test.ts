import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allPlans } from '#shared/phone/all-plans.ts';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import { type Dialog, detect } from '../dialogs/detect.ts';
import { fillCode } from '../dialogs/fill-code.ts';
import type { FillOutcome } from '../dialogs/fill-outcome.ts';
import { fillPhone } from '../dialogs/fill-phone.ts';
import type { CardStatus } from './card-status.ts';
import { Filler } from './filler.ts';
import type { KeptText } from './kept-text.ts';

// Both need a layout.
vi.mock('../dialogs/fill-phone.ts');
vi.mock('../dialogs/fill-code.ts');

const NUMBER = '+49 171 2345678';
const FILLED: FillOutcome = { outcome: 'filled' };

beforeEach(() => {
  offerNumberingPlans(allPlans);
  vi.mocked(fillPhone).mockResolvedValue(FILLED);
  vi.mocked(fillCode).mockResolvedValue(FILLED);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

const PHONE_DIALOG =
  '<div><p id="flag">🇺🇸</p><input role="combobox"></div><div>+1<input type="tel" name="" value=""></div>';
const CODE_DIALOG = '<input maxlength="1">'.repeat(6);

function open(html: string) {
  const window = parseHTML(
    `<div id="app-mount"><div role="dialog" aria-modal="true">${html}</div></div>`,
  );
  vi.stubGlobal('InputEvent', window.Event);
  const statuses: CardStatus[] = [];
  const kept: (KeptText | null)[] = [];
  const { dialog } = detect(window.document, () => true);
  let current: Dialog | null = dialog;
  const tel = window.document.querySelector<HTMLInputElement>('[type=tel]');
  const select = vi.fn();
  if (tel !== null) Object.assign(tel, { select, focus() {} });
  const filler = new Filler({
    findDialog: () => current,
    accountCountry: () => 'DE',
    showStatus(status, newKept) {
      statuses.push(status);
      kept.push(newKept);
    },
  });
  return {
    filler,
    tel,
    select,
    kept,
    shown: () => statuses.map(({ what }) => what),
    choose(flag: string) {
      const shown = window.document.getElementById('flag');
      if (shown !== null) shown.textContent = flag;
    },
    close() {
      current = null;
    },
  };
}

const phonesFilled = () => vi.mocked(fillPhone).mock.calls.map(([, { phone }]) => phone);

describe('a paste into the phone dialog', () => {
  it('is filled in wherever it goes, when it is a number', async () => {
    for (const place of ['field', 'search', 'nowhere'] as const) {
      const { filler, shown } = open(PHONE_DIALOG);
      expect(filler.handlePaste(NUMBER, place)).toBe(true);
      await filler.fill('', 'phone');
      expect(shown()[0]).toBe('phoneFilled');
    }
    expect(phonesFilled()).toEqual(Array(3).fill('+491712345678'));
  });

  it('is left to the browser when it is no number, silently in the search', () => {
    const { filler, shown, select } = open(PHONE_DIALOG);
    expect(filler.handlePaste('hello', 'search')).toBe(false);
    expect(filler.handlePaste('', 'nowhere')).toBe(false);
    expect(shown()).toEqual([]);
    expect(filler.handlePaste('hello', 'field')).toBe(false);
    expect(shown()).toEqual(['notAPhone']);
    // The field was as empty as after the last filling.
    expect(select).toHaveBeenCalledOnce();
  });

  it('completes what was typed, but replaces a number that was filled in', async () => {
    const { filler, tel, select } = open(PHONE_DIALOG);
    if (tel !== null) tel.value = '1712345678';
    await filler.fill(NUMBER, 'phone');
    filler.handlePaste('hello', 'field');
    expect(select).toHaveBeenCalledOnce();
    if (tel !== null) tel.value = '17123456789';
    filler.handlePaste('hello', 'field');
    expect(select).toHaveBeenCalledOnce();
  });

  it('is put into the field when it is no number and was pasted elsewhere', async () => {
    const { filler, tel, shown } = open(PHONE_DIALOG);
    expect(filler.handlePaste('hello\nworld', 'nowhere')).toBe(true);
    await filler.fill('', 'phone');
    expect(shown()[0]).toBe('notAPhone');
    expect(tel?.value).toBe('');
    await filler.fill('hello\nworld', 'phone');
    expect(tel?.value).toBe('hello world');
  });

  it.each<FillOutcome>([
    { outcome: 'retryable', why: 'covered' },
    { outcome: 'retryable', why: 'disturbed' },
    { outcome: 'terminal', why: 'countryNotFound' },
  ])('is in the field when it could not be filled in: %j', async (outcome) => {
    vi.mocked(fillPhone).mockResolvedValue(outcome);
    const { filler, tel, shown } = open(PHONE_DIALOG);
    await filler.fill(NUMBER, 'phone');
    expect(tel?.value).toBe(NUMBER);
    expect(shown()).toEqual(['notFilled']);
  });

  it('is in the field after an error, and the next one is filled in', async () => {
    vi.mocked(fillPhone).mockRejectedValueOnce(new Error('The page did something odd'));
    const { filler, tel, shown } = open(PHONE_DIALOG);
    await filler.fill(NUMBER, 'phone');
    expect(tel?.value).toBe(NUMBER);
    expect(filler.isFilling).toBe(false);
    await filler.fill(NUMBER, 'phone');
    expect(shown()).toEqual(['failed', 'phoneFilled']);
  });

  it('is kept by the card when the dialog was closed meanwhile', async () => {
    vi.mocked(fillPhone).mockImplementation(async ({ tel }) => {
      tel.remove();
      return { outcome: 'terminal', why: 'gone' };
    });
    const { filler, kept, shown } = open(PHONE_DIALOG);
    await filler.fill(NUMBER, 'phone');
    expect(shown()).toEqual(['notFilled']);
    expect(kept).toEqual([{ dialog: 'phone', text: NUMBER }]);
  });

  it('is kept by the field alone where that can hold it', async () => {
    vi.mocked(fillPhone).mockResolvedValueOnce({ outcome: 'retryable', why: 'covered' });
    const { filler, kept } = open(PHONE_DIALOG);
    await filler.fill(NUMBER, 'phone');
    await filler.fill('hello', 'phone');
    await filler.fill(NUMBER, 'phone');
    filler.handlePaste('hello', 'field');
    expect(kept).toEqual([null, null, null, null]);
  });

  it('waits for its turn, even when it is no number', async () => {
    let finish = (_: FillOutcome) => {};
    vi.mocked(fillPhone).mockReturnValueOnce(
      new Promise((resolve) => {
        finish = resolve;
      }),
    );
    const { filler, shown } = open(PHONE_DIALOG);
    filler.handlePaste(NUMBER, 'field');
    await vi.waitFor(() => expect(fillPhone).toHaveBeenCalledOnce());
    expect(filler.isFilling).toBe(true);
    expect(filler.handlePaste('hello', 'field')).toBe(true);
    const last = filler.fill('+43 664 1234567', 'phone');
    expect(shown()).toEqual([]);
    finish(FILLED);
    await last;
    expect(shown()).toEqual(['phoneFilled', 'notAPhone', 'phoneFilled']);
    expect(phonesFilled()).toEqual(['+491712345678', '+436641234567']);
  });

  it('is read in the country that the user has chosen, as long as Handset has chosen no other', async () => {
    const { filler, choose } = open(PHONE_DIALOG);
    await filler.fill('0664 1234567', 'phone');
    choose('🇦🇹');
    await filler.fill('0664 1234567', 'phone');
    filler.watch(null);
    await filler.fill('0664 1234567', 'phone');
    expect(phonesFilled()).toEqual(['+496641234567', '+436641234567', '+496641234567']);
  });
});

describe('a paste into the code dialog', () => {
  it('is filled in when it contains a code', async () => {
    const { filler, shown, kept } = open(CODE_DIALOG);
    expect(filler.handlePaste('Your code: 482 913', 'nowhere')).toBe(true);
    expect(filler.handlePaste('no code', 'field')).toBe(true);
    await filler.fill('111222', 'code');
    expect(kept).toEqual([null, { dialog: 'code', text: 'no code' }, null]);
    expect(shown()).toEqual(['codeFilled', 'noCode', 'codeFilled']);
    expect(vi.mocked(fillCode).mock.calls.map(([, code]) => code)).toEqual(['482913', '111222']);
  });

  it('is typing when it is one character in a box', () => {
    const { filler } = open(CODE_DIALOG);
    expect(filler.handlePaste('4', 'field')).toBe(false);
    expect(filler.handlePaste('4', 'nowhere')).toBe(true);
  });

  it.each<FillOutcome>([
    { outcome: 'retryable', why: 'covered' },
    { outcome: 'retryable', why: 'disturbed' },
    { outcome: 'terminal', why: 'gone' },
  ])('is kept by the card as it was pasted when it could not be filled in: %j', async (outcome) => {
    vi.mocked(fillCode).mockResolvedValueOnce(outcome);
    const { filler, shown, kept } = open(CODE_DIALOG);
    await filler.fill('Your code: 482 913', 'code');
    await filler.fill('Your code: 482 913', 'code');
    expect(shown()).toEqual(['notFilled', 'codeFilled']);
    expect(kept).toEqual([{ dialog: 'code', text: 'Your code: 482 913' }, null]);
  });

  it('is kept by the card after an error', async () => {
    vi.mocked(fillCode).mockRejectedValueOnce(new Error('The page did something odd'));
    const { filler, shown, kept } = open(CODE_DIALOG);
    await filler.fill('482913', 'code');
    expect(shown()).toEqual(['failed']);
    expect(kept).toEqual([{ dialog: 'code', text: '482913' }]);
  });
});

describe('once the dialog is closed, a text', () => {
  it('is left to the browser when it is pasted', () => {
    const { filler, shown, close } = open(PHONE_DIALOG);
    close();
    expect(filler.handlePaste(NUMBER, 'nowhere')).toBe(false);
    expect(shown()).toEqual([]);
  });

  it.each(['phone', 'code'] as const)(
    'that waited for its turn is kept by the card: %s',
    async (dialog) => {
      const { filler, shown, kept, close } = open(CODE_DIALOG);
      close();
      await filler.fill('482913', dialog);
      expect(shown()).toEqual(['notFilled']);
      expect(kept).toEqual([{ dialog, text: '482913' }]);
    },
  );

  it('is done with when it has been filled in before', async () => {
    const { filler, shown, close } = open(CODE_DIALOG);
    await filler.fill('482913', 'code');
    close();
    await filler.fill('482913', 'code');
    expect(shown()).toEqual(['codeFilled']);
  });
});
