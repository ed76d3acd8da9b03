import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { currentNumberingPlans } from '#shared/phone/numbering-plans.ts';
import { askUntilAnswered } from '../content-script/ask-until-answered.ts';
import type { PageContext } from '../content-script/page-context.ts';
import { sendToBackground } from '../content-script/send-to-background.ts';
import { type Detection, detect } from '../dialogs/detect.ts';
import { interceptPastes } from '../dialogs/intercept-pastes.ts';
import { layoutWords } from '../dialogs/layout-words.ts';
import { placeOfPaste } from '../dialogs/paste-place.ts';
import { isBehind, isShown } from '../dialogs/visibility/layout.ts';
import type { CardStatus } from './card-status.ts';
import { type CardView, cardView } from './card-view.ts';
import { Filler } from './filler.ts';
import type { KeptText } from './kept-text.ts';

/** How often to scan while something is open, in ms: some changes to Discord's dialogs trigger no event. */
const SCAN_INTERVAL_MS = 500;

/** Where the assistant shows its card. */
export interface CardDisplay {
  /** The card's element. */
  readonly host: Element;
  /** `view` is null when there is no card; `isQuiet` when the user wants it only as a pill. */
  readonly show: (
    view: CardView | null,
    status: CardStatus | null,
    detection: Detection,
    isQuiet: boolean,
    kept: KeptText | null,
  ) => void;
}

/** Helps with Discord's own dialogs on this page: explains what they ask for, and fills in what the user pastes. */
export function startAssistant(context: PageContext, card: CardDisplay) {
  const { signal } = context;
  let instructions: AssistantInstructions | null = null;
  let detection: Detection = { prompt: null, dialog: null };
  let view: CardView | null = null;
  let status: CardStatus | null = null;
  let kept: KeptText | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let dismissals = 0;

  const paint = () => card.show(view, status, detection, instructions?.isQuiet ?? false, kept);

  /** What is kept for a dialog that was closed stays on the card until it is opened again, or another one is. */
  const viewOfPage = (): CardView | null => {
    const { dialog } = detection;
    if (dialog !== null && dialog.kind !== kept?.dialog) kept = null;
    if (instructions === null) return null;
    if (kept !== null && dialog === null && context.facts.settings.card)
      return { step: kept.dialog };
    return cardView(detection, context.facts, instructions);
  };

  const scanPage = () => {
    if (signal.aborted) return;
    const hadDialog = detection.dialog !== null;
    detection = detect(document, isShown);
    const layout = layoutWords(detection);
    if (layout.length > 0) context.layoutSeen = layout;
    const newView = viewOfPage();
    // The result of a paste stays on the card until the step changes, or its dialog is opened again.
    const isReopened = view !== null && !hadDialog && detection.dialog !== null;
    if (newView?.step !== view?.step || isReopened) status = null;
    view = newView;
    filler.watch(detection.dialog);
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

  const askForInstructions = () => {
    const before = dismissals;
    askUntilAnswered(
      () => sendToBackground('assistantOpened', null),
      (told) => {
        // What the user has chosen meanwhile is newer.
        if (before === dismissals) instructions = told;
        scanPage();
      },
      signal,
    );
  };

  const showStatus = (newStatus: CardStatus, newKept: KeptText | null) => {
    const step = view?.step;
    kept = newKept;
    // First, because a dialog that was closed meanwhile takes its step with it, unless something is kept for it.
    scanPage();
    if (kept === null && view?.step !== step) return;
    status = newStatus;
    paint();
  };

  const filler = new Filler({
    findDialog() {
      scanPage();
      return detection.dialog;
    },
    accountCountry: () => context.facts.ready?.countryCode ?? null,
    showStatus,
  });

  interceptPastes(
    {
      findPlace() {
        if (!context.facts.settings.pasteHelp) return null;
        scanPage();
        const { dialog } = detection;
        const focused = document.activeElement;
        if (dialog === null || dialog.kind === 'other' || focused === card.host) return null;
        const search =
          dialog.kind === 'phone' && dialog.country.kind === 'combobox'
            ? dialog.country.input
            : null;
        // While Handset chooses a country, the list of 2025 has the focus outside the dialog.
        if (filler.isFilling && dialog.kind === 'phone' && search === null) return 'nowhere';
        return placeOfPaste({ root: dialog.root, search, focused, isBehind });
      },
      handleText: (text, place) => filler.handlePaste(text, place),
    },
    signal,
  );

  context.onChange = scanPage;
  context.onInstructionsChanged = askForInstructions;
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    card.show(null, null, detection, true, null);
  });
  askForInstructions();

  return {
    /** The user gave the card a text, by pasting it or by pressing Enter. */
    fillFromText(text: string): void {
      if (view?.step === 'phone' || view?.step === 'code') void filler.fill(text, view.step);
    },
    /** The card was used while it was not clearly visible: says so and does nothing else. */
    showHiddenStatus: () => showStatus({ what: 'hidden' }, kept),
    dismiss() {
      const isHeld = kept !== null && detection.dialog === null;
      kept = null;
      if (isHeld) return scanPage();
      dismissals += 1;
      instructions = { isQuiet: true, handOff: null };
      scanPage();
      sendToBackground('notNow', null).catch(() => {});
    },
    switchToToolbar: () => void sendToBackground('useToolbar', null).catch(() => {}),
  };
}
