import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { AssistCard } from '#components/card/AssistCard.tsx';
import cardCss from '#components/card/assist-card.css?inline';
import buttonsCss from '#components/styles/buttons.css?inline';
import { startAssistant } from '#discord-page/assistant/assistant.ts';
import {
  boxOf,
  createCardHost,
  pageColorScheme,
  placeCard,
  raise,
} from '#discord-page/assistant/card-host.ts';
import { keepFocus } from '#discord-page/assistant/keep-focus.ts';
import { createVisibilityGuard } from '#discord-page/assistant/visibility-guard.ts';
import { currentPageContext } from '#discord-page/content-script/page-context.ts';
import { hasClickThroughCover } from '#discord-page/dialogs/click-through-cover.ts';

// Comes to Discord's page when there is something to help with. A second time it only asks for its orders again.
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

  const isInSight = createVisibilityGuard(host, context.signal);

  /** Acts only on what the user did, on a card that can be seen: a page can hide what it lets the user click. */
  const whenSeen =
    (act: (text: string) => void) =>
    (event: Event, text = '') => {
      if (!event.isTrusted) return;
      if (isInSight() && !hasClickThroughCover([host])) act(text);
      else assistant.refuse();
    };

  let place = '';
  let isCramped = false;
  let isOpened = false;

  const assistant = startAssistant(context, {
    show(view, status, { dialog }, isQuiet) {
      if (view === null) {
        render(null, box);
        host.remove();
        place = '';
        isOpened = false;
        return;
      }
      raise(host);
      box.style.colorScheme = pageColorScheme(document);
      const paint = () =>
        render(
          <AssistCard
            view={view}
            status={status}
            canFill={context.facts.settings.pasteHelp}
            isPill={!isOpened && (isCramped || isQuiet)}
            onOpen={whenSeen(() => {
              isOpened = true;
              context.onChange?.();
              // The pill had the focus, and is gone.
              (box.querySelector('input') ?? box.querySelector('button'))?.focus();
            })}
            onText={whenSeen(assistant.attempt)}
            onUseToolbar={whenSeen(assistant.useToolbar)}
            onNotNow={whenSeen(() => {
              isOpened = false;
              assistant.notNow();
            })}
          />,
          box,
        );
      const busy = dialog?.root ?? null;
      const size = isQuiet && !isOpened;
      const placeNow = [view.step, size, innerWidth, innerHeight, busy && boxOf(busy)].join();
      if (placeNow !== place) {
        // Measured at full size, then shrunk where that leaves no room beside Discord's dialog.
        isCramped = false;
        paint();
        isCramped = !placeCard(host, box, busy);
        place = placeNow;
      }
      paint();
      if (isCramped) placeCard(host, box, busy);
      isInSight();
    },
  });
});
