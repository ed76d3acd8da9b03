import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { AssistCard } from '#components/card/AssistCard.tsx';
import cardCss from '#components/card/assist-card.css?inline';
import buttonsCss from '#components/styles/buttons.css?inline';
import { startAssistant } from '#discord-page/assistant/assistant.ts';
import {
  createCardHost,
  pageColorScheme,
  placeCard,
  raiseToTopLayer,
  visibleBoxOf,
} from '#discord-page/assistant/card-host.ts';
import { keepFocus } from '#discord-page/assistant/keep-focus.ts';
import type { KeptText } from '#discord-page/assistant/kept-text.ts';
import { createVisibilityGuard } from '#discord-page/assistant/visibility-guard.ts';
import { currentPageContext } from '#discord-page/content-script/page-context.ts';
import { hasClickThroughCover } from '#discord-page/dialogs/visibility/covers.ts';

// Injected into Discord's page when there is something to help with. A second injection only reloads the instructions.
export default defineUnlistedScript(() => {
  const context = currentPageContext();
  if (context === null) return;
  if (context.onInstructionsChanged !== null) {
    context.onInstructionsChanged();
    return;
  }
  const { host, root } = createCardHost(buttonsCss + cardCss);
  const box = document.createElement('div');
  root.append(box);
  keepFocus(host, context.signal);

  const checkVisibility = createVisibilityGuard(host, context.signal);

  /** Acts only on events that the user caused, on a visible card: a page could hide the card under the pointer. */
  const whenVisible =
    (act: (text: string) => void) =>
    (event: Event, text = '') => {
      if (!event.isTrusted) return;
      if (checkVisibility() && !hasClickThroughCover([host])) act(text);
      else assistant.showHiddenStatus();
    };

  let lastLayout = '';
  let isCramped = false;
  let isPillOpened = false;
  let keptShown: KeptText | null = null;

  /** Puts a kept text into the card's field once, selected. Returns what the field has shown. */
  const showKept = (kept: KeptText | null): KeptText | null => {
    const field = box.querySelector('input');
    // A pill has no field, but may be opened.
    if (kept === null || kept === keptShown || field === null) return kept && keptShown;
    field.value = kept.text;
    field.select();
    return kept;
  };

  const assistant = startAssistant(context, {
    host,
    show(view, status, { dialog }, isQuiet, kept) {
      if (view === null) {
        render(null, box);
        host.remove();
        lastLayout = '';
        isPillOpened = false;
        keptShown = null;
        return;
      }
      raiseToTopLayer(host);
      box.style.colorScheme = pageColorScheme(document);
      const paint = () =>
        render(
          <AssistCard
            view={view}
            status={status}
            canFill={context.facts.settings.pasteHelp}
            isPill={!isPillOpened && (isCramped || isQuiet)}
            onOpen={whenVisible(() => {
              isPillOpened = true;
              context.onChange?.();
              // The pill had the focus and is no longer there.
              (box.querySelector('input') ?? box.querySelector('button'))?.focus();
            })}
            onText={whenVisible(assistant.fillFromText)}
            onUseToolbar={whenVisible(assistant.switchToToolbar)}
            onNotNow={whenVisible(() => {
              isPillOpened = false;
              assistant.dismiss();
            })}
          />,
          box,
        );
      const dialogRoot = dialog?.root ?? null;
      const isShrunk = isQuiet && !isPillOpened;
      const dialogBox = dialogRoot && visibleBoxOf(dialogRoot);
      const layout = [view.step, isShrunk, innerWidth, innerHeight, dialogBox].join();
      if (layout !== lastLayout) {
        // Measure at full size, then shrink if that does not fit beside Discord's dialog.
        isCramped = false;
        paint();
        isCramped = !placeCard(host, box, dialogRoot);
        lastLayout = layout;
      }
      paint();
      if (isCramped) placeCard(host, box, dialogRoot);
      keptShown = showKept(kept);
      // The guard has to check regularly, not only when the card is used.
      checkVisibility();
    },
  });
});
