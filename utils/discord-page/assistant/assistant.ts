import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { likelyCountry } from '#shared/phone/likely-country.ts';
import { currentNumberingPlans } from '#shared/phone/numbering-plans.ts';
import { findVerificationCode } from '#shared/phone/verification-code.ts';
import type { PageContext } from '../content-script/page-context.ts';
import { sendToBackground } from '../content-script/send-to-background.ts';
import { detect, type Seen } from '../dialogs/detect.ts';
import { fillCode } from '../dialogs/fill-code.ts';
import { fillPhone } from '../dialogs/fill-phone.ts';
import { isShown } from '../dialogs/layout.ts';
import { helpPasting } from '../dialogs/paste-help.ts';
import { readForDialog } from '../dialogs/read-for-dialog.ts';
import { setValue, waitFor } from '../dialogs/set-value.ts';
import { type CardStatus, statusOf } from './card-status.ts';
import { type CardView, cardView } from './card-view.ts';

/** How often to look while something is open: Discord changes its dialogs in ways that nothing tells of. In ms. */
const LOOK_EVERY_MS = 500;
/** How long the numbering plans may take to come, in ms. */
const PLANS_PATIENCE_MS = 5000;

/** What the assistant shows, and what the card can ask of it. */
export interface CardPort {
  /** `view` is null when there is no card; `isQuiet` when the user wants no more of it than a button. */
  readonly show: (
    view: CardView | null,
    status: CardStatus | null,
    seen: Seen,
    isQuiet: boolean,
  ) => void;
}

/** Helps with Discord's own dialogs on this page: says what they ask for, and fills what the user pastes. */
export function startAssistant(context: PageContext, card: CardPort) {
  const { signal } = context;
  let instructions: AssistantInstructions | null = null;
  let seen: Seen = { prompt: null, dialog: null };
  let view: CardView | null = null;
  let status: CardStatus | null = null;
  let isBusy = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  const paint = () => card.show(view, status, seen, instructions?.isQuiet ?? false);

  const look = () => {
    if (signal.aborted) return;
    seen = detect(document, isShown);
    const next = instructions && cardView(seen, context.facts, instructions);
    // What became of a paste is said until there is another step to speak of.
    if (next?.step !== view?.step) status = null;
    view = next;
    if (seen.dialog?.kind === 'phone' && currentNumberingPlans() === null)
      sendToBackground('phoneNumbersWanted', null).catch(() => {});
    const isOpen = seen.dialog !== null || view !== null;
    if (isOpen) timer ??= setInterval(context.look, LOOK_EVERY_MS);
    else {
      clearInterval(timer);
      timer = undefined;
    }
    paint();
  };

  const askForInstructions = async () => {
    // A background that ends at this moment is asked again when there is something new to do.
    instructions = await sendToBackground('assistantOpened', null).catch(() => instructions);
    look();
  };

  const say = (said: CardStatus) => {
    status = said;
    paint();
  };

  const country = () => context.facts.ready?.countryCode ?? likelyCountry(navigator.language);

  /** Fills what a text holds into the dialog that is on top now. One attempt at a time. */
  const attempt = async (text: string): Promise<void> => {
    look();
    const { dialog } = seen;
    if (isBusy || dialog === null || dialog.kind === 'other') return;
    isBusy = true;
    try {
      if (dialog.kind === 'code') {
        const code = findVerificationCode(text);
        if (code === null) say({ what: 'noCode' });
        else say(statusOf(await fillCode(dialog, code), 'codeFilled'));
        return;
      }
      const numbers = await waitFor(currentNumberingPlans, PLANS_PATIENCE_MS);
      const reading = numbers && readForDialog(numbers, text, country());
      if (reading?.status === 'found')
        say(statusOf(await fillPhone(dialog, reading), 'phoneFilled'));
      else {
        // Nothing that was pasted is lost, even if it is no number.
        if (dialog.tel.value === '') setValue(dialog.tel, text);
        say(reading ? { what: 'notAPhone', why: reading.status } : { what: 'failed' });
      }
    } catch {
      say({ what: 'failed' });
    } finally {
      isBusy = false;
    }
  };

  helpPasting(
    {
      target() {
        if (!context.facts.settings.pasteHelp) return null;
        look();
        return seen.dialog !== null && seen.dialog.kind !== 'other' ? seen.dialog.root : null;
      },
      take(text) {
        const numbers = currentNumberingPlans();
        // What is no number is left to the page, as long as that can be told at once.
        const isPhone = seen.dialog?.kind === 'phone';
        const reading = isPhone && numbers ? readForDialog(numbers, text, country()) : null;
        if (reading !== null && reading.status !== 'found') {
          say({ what: 'notAPhone', why: reading.status });
          return false;
        }
        void attempt(text);
        return true;
      },
    },
    signal,
  );

  context.onChange = look;
  context.onInstructionsChanged = () => void askForInstructions();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    card.show(null, null, seen, true);
  });
  void askForInstructions();

  return {
    /** The user gave the card a text, by paste or by Enter. */
    attempt,
    /** The card was used while it could not be seen clearly: nothing is done. */
    refuse: () => say({ what: 'hidden' }),
    notNow() {
      instructions = { isQuiet: true, handOff: null };
      look();
      sendToBackground('notNow', null).catch(() => {});
    },
    useToolbar: () => void sendToBackground('useToolbar', null).catch(() => {}),
  };
}
