import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { AssistCard } from '@/components/AssistCard.tsx';
import cardCss from '@/components/assist-card.css?inline';
import tokensCss from '@/components/tokens.css?inline';
import { startAssistant } from '@/utils/assist/assistant.ts';
import { boxOf, createCardHost, pageColorScheme, placeCard } from '@/utils/assist/card-host.ts';
import { currentPageLink } from '@/utils/assist/page-link.ts';
import { keepFocus } from '@/utils/page/keep-focus.ts';
import { isUncovered } from '@/utils/page/layout.ts';

// Comes to Discord's page when there is something to help with. A second time it only asks for its orders again.
export default defineUnlistedScript(() => {
  const link = currentPageLink();
  if (link === null) return;
  if (link.onOrder !== null) {
    link.onOrder();
    return;
  }
  const { host, root } = createCardHost(tokensCss + cardCss);
  const box = document.createElement('div');
  root.append(box);
  keepFocus(host, link.signal);

  /** Acts only on a card that the user can see: a page can hide what it lets the user click. */
  const whenSeen = (act: () => void) => () => (isUncovered(host) ? act() : assistant.refuse());

  let place = '';
  let isCramped = false;

  const assistant = startAssistant(link, {
    show(view, status, { dialog }) {
      if (view === null) {
        render(null, box);
        host.remove();
        place = '';
        return;
      }
      if (!host.isConnected) document.documentElement.append(host);
      host.style.colorScheme = pageColorScheme(document);
      const paint = () =>
        render(
          <AssistCard
            view={view}
            status={status}
            canFill={link.facts.settings.pasteHelp}
            isCramped={isCramped}
            onText={(text) => whenSeen(() => void assistant.attempt(text))()}
            onUseToolbar={whenSeen(assistant.useToolbar)}
            onNotNow={whenSeen(assistant.notNow)}
          />,
          box,
        );
      const busy = dialog?.root ?? null;
      const placeNow = [view.step, innerWidth, innerHeight, busy && boxOf(busy)].join();
      if (placeNow !== place) {
        // Measured at full size, then shrunk where that leaves no room beside Discord's dialog.
        isCramped = false;
        paint();
        isCramped = !placeCard(host, busy);
        place = placeNow;
      }
      paint();
      if (isCramped) placeCard(host, busy);
    },
  });
});
