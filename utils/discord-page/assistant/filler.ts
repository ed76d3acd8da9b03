import { likelyCountry } from '#shared/phone/likely-country.ts';
import { currentNumberingPlans } from '#shared/phone/numbering-plans.ts';
import { findVerificationCode } from '#shared/phone/verification-code.ts';
import { UserChoice } from '../dialogs/choose-country/user-choice.ts';
import type { CodeDialog, Dialog, PhoneDialog } from '../dialogs/detect.ts';
import { fillCode } from '../dialogs/fill-code.ts';
import { fillPhone } from '../dialogs/fill-phone.ts';
import { keepText } from '../dialogs/keep-text.ts';
import type { PastePlace } from '../dialogs/paste-place.ts';
import { countryInDialog, type ReadForDialog, readForDialog } from '../dialogs/read-for-dialog.ts';
import { waitFor } from '../dialogs/set-value.ts';
import { type CardStatus, statusOf } from './card-status.ts';
import type { FilledDialog, KeptText } from './kept-text.ts';

/** How long to wait for the numbering plans to load, in ms. */
const PLANS_TIMEOUT_MS = 5000;

const GONE: CardStatus = { what: 'notFilled', why: 'gone' };

interface FillerDeps {
  /** The topmost dialog as it is now. */
  readonly findDialog: () => Dialog | null;
  /** The account's country, as Discord derives it; null when unknown. */
  readonly accountCountry: () => string | null;
  /** Shows what came of a text, and keeps it where nothing of Discord's page holds it. */
  readonly showStatus: (status: CardStatus, kept: KeptText | null) => void;
}

/** Fills Discord's dialogs with what is in pasted or typed texts, one after the other. */
export class Filler {
  readonly #deps: FillerDeps;
  /** Ends when every text so far has been dealt with. */
  #queue: Promise<void> = Promise.resolve();
  readonly #choices = new WeakMap<Element, UserChoice>();
  /** Whether a dialog is being filled, so that focus and lists change although the user does nothing. */
  isFilling = false;
  /** The last text that was filled in, and what the field showed then. */
  #lastText = '';
  #lastFilled = '';

  constructor(deps: FillerDeps) {
    this.#deps = deps;
  }

  /** Takes in which country the phone dialog shows. It has to be called now and then, to notice the user's choice. */
  watch(dialog: Dialog | null): void {
    if (dialog?.kind === 'phone') this.#chosenIn(dialog);
  }

  /**
   * Fills in what a text contains that was meant for such a dialog; waits for its turn. Nothing is lost: what cannot be
   * filled in is kept, by Discord's field or by the card.
   */
  fill(text: string, meantFor: FilledDialog): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      const dialog = this.#deps.findDialog();
      this.isFilling = true;
      try {
        if (dialog?.kind === 'code') await this.#fillCode(dialog, text);
        else if (dialog?.kind === 'phone') await this.#fillPhone(dialog, text);
        // The first of two equal pastes may have closed the dialog.
        else if (text !== this.#lastText) this.#deps.showStatus(GONE, { dialog: meantFor, text });
      } catch {
        if (dialog?.kind === 'phone') this.#keepIn(dialog, text, { what: 'failed' });
        else this.#deps.showStatus({ what: 'failed' }, { dialog: meantFor, text });
      } finally {
        this.isFilling = false;
      }
    });
    return this.#queue;
  }

  /** Deals with a paste into the page; returns false when it is left to the browser. */
  handlePaste(text: string, place: PastePlace): boolean {
    const dialog = this.#deps.findDialog();
    if (text === '' || dialog === null || dialog.kind === 'other') return false;
    // A single character is typing, by whatever means.
    if (dialog.kind === 'code' && place === 'field' && text.length === 1) return false;
    const reading = dialog.kind === 'phone' ? this.#read(dialog, text) : null;
    if (dialog.kind === 'phone' && reading?.status !== 'found') {
      if (place === 'search') return false;
      if (reading !== null && place === 'field' && !this.isFilling) {
        // A part of a number completes what was typed; after a number that was filled in, it begins another.
        if (dialog.tel.value === this.#lastFilled) dialog.tel.select();
        this.#deps.showStatus({ what: 'notAPhone', why: reading.status }, null);
        return false;
      }
    }
    void this.fill(text, dialog.kind);
    return true;
  }

  #read(dialog: PhoneDialog, text: string): ReadForDialog | null {
    const plans = currentNumberingPlans();
    return (
      plans &&
      readForDialog(plans, text, {
        chosen: this.#chosenIn(dialog),
        account: this.#deps.accountCountry(),
        language: likelyCountry(navigator.language),
      })
    );
  }

  /** The country that the user has chosen in the dialog; null when they have chosen none. */
  #chosenIn(dialog: PhoneDialog): string | null {
    const choice = this.#choices.get(dialog.root) ?? new UserChoice();
    this.#choices.set(dialog.root, choice);
    return choice.see(countryInDialog(dialog, currentNumberingPlans()));
  }

  async #fillCode(dialog: CodeDialog, text: string): Promise<void> {
    const code = findVerificationCode(text);
    const status: CardStatus =
      code === null
        ? { what: 'noCode' }
        : statusOf(await fillCode(dialog, code), { what: 'codeFilled' });
    if (status.what === 'codeFilled') this.#filled(text, status);
    else this.#deps.showStatus(status, { dialog: 'code', text });
  }

  async #fillPhone(dialog: PhoneDialog, text: string): Promise<void> {
    await waitFor(currentNumberingPlans, PLANS_TIMEOUT_MS);
    const reading = this.#read(dialog, text);
    if (reading?.status !== 'found') {
      this.#keepIn(
        dialog,
        text,
        reading ? { what: 'notAPhone', why: reading.status } : { what: 'failed' },
      );
      return;
    }
    const outcome = await fillPhone(dialog, reading);
    this.#choices.get(dialog.root)?.replace(countryInDialog(dialog, currentNumberingPlans()));
    this.#lastFilled = outcome.outcome === 'filled' ? dialog.tel.value : '';
    const status = statusOf(outcome, { what: 'phoneFilled', reading });
    if (outcome.outcome === 'filled') this.#filled(text, status);
    else this.#keepIn(dialog, text, status);
  }

  #filled(text: string, status: CardStatus): void {
    this.#lastText = text;
    this.#deps.showStatus(status, null);
  }

  /** Keeps a text in the dialog's field, or on the card if the dialog is gone. */
  #keepIn(dialog: PhoneDialog, text: string, status: CardStatus): void {
    const isHeld = keepText(dialog, text);
    this.#deps.showStatus(status, isHeld ? null : { dialog: 'phone', text });
  }
}
