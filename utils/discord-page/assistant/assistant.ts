import type { AssistantInstructions } from '#shared/messaging/assistant-instructions.ts';
import { currentNumberingPlans } from '#shared/phone/numbering-plans.ts';
import type { PageContext } from '../content-script/page-context.ts';
import { sendToBackground } from '../content-script/send-to-background.ts';
import { type Detection, detect } from '../dialogs/detect.ts';
import { interceptPastes } from '../dialogs/intercept-pastes.ts';
import { placeOfPaste } from '../dialogs/paste-place.ts';
import { isBehind, isShown } from '../dialogs/visibility/layout.ts';
import type { CardStatus } from './card-status.ts';
import { type CardView, cardView } from './card-view.ts';
import { Filler } from './filler.ts';

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
  ) => void;
}

/** Helps with Discord's own dialogs on this page: explains what they ask for, and fills in what the user pastes. */
export function startAssistant(context: PageContext, card: CardDisplay) {
  const { signal } = context;
  let instructions: AssistantInstructions | null = null;
  let detection: Detection = { prompt: null, dialog: null };
  let view: CardView | null = null;
  let status: CardStatus | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const paint = () => card.show(view, status, detection, instructions?.isQuiet ?? false);

  const scanPage = () => {
    if (signal.aborted) return;
    detection = detect(document, isShown);
    const newView = instructions && cardView(detection, context.facts, instructions);
    // The result of a paste stays on the card until the step changes.
    if (newView?.step !== view?.step) status = null;
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

  const askForInstructions = async () => {
    // If the background is just shutting down, the next change on the page asks it again.
    instructions = await sendToBackground('assistantOpened', null).catch(() => instructions);
    scanPage();
  };

  const showStatus = (newStatus: CardStatus) => {
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
  context.onInstructionsChanged = () => void askForInstructions();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    card.show(null, null, detection, true);
  });
  void askForInstructions();

  return {
    /** The user gave the card a text, by pasting it or by pressing Enter. */
    fillFromText: (text: string) => filler.fill(text),
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
