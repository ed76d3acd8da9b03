import { render } from 'preact';
import { browser } from 'wxt/browser';
import '#components/styles/style.css';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import { hasSiteAccess, onSiteAccess, requestSiteAccess } from '#shared/browser/site-access.ts';
import { startDocument } from '#shared/i18n/start-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { send } from '#shared/messaging/send-message.ts';
import { viewItem } from '#shared/storage/popup-items.ts';
import { firstView } from '#shared/view/view.ts';

startDocument(t('welcomeTitle'));

const { idleMs } = (await viewItem.get()) ?? firstView;

async function paint() {
  const hasAccess = await hasSiteAccess();
  render(
    <WelcomePage
      hasAccess={hasAccess}
      idleMs={idleMs}
      onAllowAccess={() => void requestSiteAccess()}
      onOpenDiscord={() => void send('showDiscord', null)}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    document.body,
  );
}

onSiteAccess(() => void paint());
await paint();
// The browser looked for the section that the address names before it was there.
if (location.hash !== '') location.replace(location.hash);
