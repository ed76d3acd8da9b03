import { render } from 'preact';
import { browser } from 'wxt/browser';
import '#components/styles/style.css';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import {
  hasSiteAccess,
  onSiteAccessChange,
  requestSiteAccess,
} from '#shared/browser/site-access.ts';
import { localizeDocument } from '#shared/i18n/localize-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { sendMessage } from '#shared/messaging/send-message.ts';
import { viewItem } from '#shared/storage/popup-items.ts';
import { initialView } from '#shared/view/view.ts';

localizeDocument(t('welcomeTitle'));

const { idleMs } = (await viewItem.get()) ?? initialView;

async function paint() {
  const hasAccess = await hasSiteAccess();
  render(
    <WelcomePage
      hasAccess={hasAccess}
      idleMs={idleMs}
      onAllowAccess={() => void requestSiteAccess()}
      onOpenDiscord={() => void sendMessage('showDiscord', null)}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    document.body,
  );
}

onSiteAccessChange(() => void paint());
await paint();
// The browser looked for the address's fragment before its section was rendered, so navigate to it again.
if (location.hash !== '') location.replace(location.hash);
