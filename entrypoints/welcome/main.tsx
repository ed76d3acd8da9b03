import { render } from 'preact';
import { browser } from 'wxt/browser';
import '#components/styles/style.css';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { localizeDocument } from '#shared/i18n/localize-document.ts';
import { t } from '#shared/i18n/translate.ts';
import type { ExtensionMessageName } from '#shared/messaging/messages.ts';
import { sendMessage } from '#shared/messaging/send-message.ts';
import { followItem } from '#shared/storage/follow-item.ts';
import { viewItem } from '#shared/storage/popup-items.ts';
import { initialView } from '#shared/view/view.ts';

localizeDocument(t('welcomeTitle'));

let view = initialView;
let hasHandsetError = false;

const paint = () =>
  render(
    <WelcomePage
      view={view}
      hasHandsetError={hasHandsetError}
      onCommand={(command) => {
        if (command === 'options') return void browser.runtime.openOptionsPage();
        if (command !== 'allowAccess') void sendToBackground(command);
        // Called directly in the click handler, as the browser requires.
        if (command !== 'showDiscord') void requestSiteAccess();
      }}
    />,
    document.body,
  );

async function sendToBackground(
  name: Extract<ExtensionMessageName, 'turnOnHelp' | 'showDiscord' | 'popupOpened'>,
) {
  try {
    await sendMessage(name, null);
    hasHandsetError = false;
  } catch {
    hasHandsetError = true;
  }
  paint();
}

await followItem(
  viewItem,
  (published) => {
    view = published ?? initialView;
    paint();
  },
  new AbortController().signal,
);
void sendToBackground('popupOpened');
// The browser looked for the address's fragment before its section was rendered, so navigate to it again.
if (location.hash !== '') location.replace(location.hash);
