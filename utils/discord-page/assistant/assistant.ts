import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { likelyCountry } from '#shared/phone/likely-country.ts';
import { currentNumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { ReaderCountries } from '#shared/phone/phone-reading.ts';
import { findVerificationCode } from '#shared/phone/verification-code.ts';
import type { PageContext } from '../content-script/page-context.ts';
import { sendToBackground } from '../content-script/send-to-background.ts';
import { type Detection, detect } from '../dialogs/detect.ts';
import { fillCode } from '../dialogs/fill-code.ts';
import { fillPhone } from '../dialogs/fill-phone.ts';
import { interceptPastes } from '../dialogs/intercept-pastes.ts';
import { isShown } from '../dialogs/layout.ts';
import { readForDialog } from '../dialogs/read-for-dialog.ts';
import { setValue, waitFor } from '../dialogs/set-value.ts';
import { type CardStatus, statusOf } from './card-status.ts';
import { type CardView, cardView } from './card-view.ts';

/** How often to scan while something is open, in ms: some changes to Discord's dialogs trigger no event. */
const SCAN_INTERVAL_MS = 500;
/** How long to wait for the numbering plans to load, in ms. */
const PLANS_TIMEOUT_MS = 5000;

/** Where the assistant shows its card. */
export interface CardDisplay {
  /** `view` is null when there is no card; `isQuiet` when the user wants it only as a pill. */
  readonly show: (
    view: CardView | null,
    status: CardStatus | null,
    detection: Detection,
    isQuiet: boolean,
  ) => void;
}

/** Helps with Discord's own dialogs on this page: explains what they ask for, and fills in what the user pastes. */
export function startAssistant(context: PageContext, card: CardDisplay) {
  const { signal } = context;
  let instructions: AssistantInstructions | null = null;
  let detection: Detection = { prompt: null, dialog: null };
  let view: CardView | null = null;
  let status: CardStatus | null = null;
  let isFilling = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  const paint = () => card.show(view, status, detection, instructions?.isQuiet ?? false);

  const scanPage = () => {
    if (signal.aborted) return;
    detection = detect(document, isShown);
    const newView = instructions && cardView(detection, context.facts, instructions);
    // The result of a paste stays on the card until the step changes.
    if (newView?.step !== view?.step) status = null;
    view = newView;
    if (detection.dialog?.kind === 'phone' && currentNumberingPlans() === null)
      sendToBackground('phoneNumbersWanted', null).catch(() => {});
    const isOpen = detection.dialog !== null || view !== null;
    if (isOpen) timer ??= setInterval(context.checkPage, SCAN_INTERVAL_MS);
    else {
      clearInterval(timer);
      timer = undefined;
    }
    paint();
  };

  const askForInstructions = async () => {
    // If the background is just shutting down, the next change on the page asks it again.
    instructions = await sendToBackground('assistantOpened', null).catch(() => instructions);
    scanPage();
  };

  const showStatus = (newStatus: CardStatus) => {
    status = newStatus;
    paint();
  };

  const countries = (): ReaderCountries => ({
    account: context.facts.ready?.countryCode,
    language: likelyCountry(navigator.language),
  });

  /** Fills the code or number found in a text into the topmost dialog. Only one attempt runs at a time. */
  const fillFromText = async (text: string): Promise<void> => {
    scanPage();
    const { dialog } = detection;
    if (isFilling || dialog === null || dialog.kind === 'other') return;
    isFilling = true;
    try {
      if (dialog.kind === 'code') {
        const code = findVerificationCode(text);
        if (code === null) showStatus({ what: 'noCode' });
        else showStatus(statusOf(await fillCode(dialog, code), { what: 'codeFilled' }));
        return;
      }
      const plans = await waitFor(currentNumberingPlans, PLANS_TIMEOUT_MS);
      const reading = plans && readForDialog(plans, text, countries());
      if (reading?.status === 'found')
        showStatus(statusOf(await fillPhone(dialog, reading), { what: 'phoneFilled', reading }));
      else {
        // Keep what was pasted, even if it is not a phone number.
        if (dialog.tel.value === '') setValue(dialog.tel, text);
        showStatus(reading ? { what: 'notAPhone', why: reading.status } : { what: 'failed' });
      }
    } catch {
      showStatus({ what: 'failed' });
    } finally {
      isFilling = false;
    }
  };

  interceptPastes(
    {
      findTarget() {
        if (!context.facts.settings.pasteHelp) return null;
        scanPage();
        return detection.dialog !== null && detection.dialog.kind !== 'other'
          ? detection.dialog.root
          : null;
      },
      handleText(text) {
        const plans = currentNumberingPlans();
        // A text that is no phone number is left to the page, if the numbering plans are loaded and can tell.
        const isPhone = detection.dialog?.kind === 'phone';
        const reading = isPhone && plans ? readForDialog(plans, text, countries()) : null;
        if (reading !== null && reading.status !== 'found') {
          showStatus({ what: 'notAPhone', why: reading.status });
          return false;
        }
        void fillFromText(text);
        return true;
      },
    },
    signal,
  );

  context.onChange = scanPage;
  context.onInstructionsChanged = () => void askForInstructions();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    card.show(null, null, detection, true);
  });
  void askForInstructions();

  return {
    /** The user gave the card a text, by pasting it or by pressing Enter. */
    fillFromText,
    /** The card was used while it was not clearly visible: says so and does nothing else. */
    showHiddenStatus: () => showStatus({ what: 'hidden' }),
    dismiss() {
      instructions = { isQuiet: true, handOff: null };
      scanPage();
      sendToBackground('notNow', null).catch(() => {});
    },
    switchToToolbar: () => void sendToBackground('useToolbar', null).catch(() => {}),
  };
}
