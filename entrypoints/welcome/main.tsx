import { render } from 'preact';
import { browser } from 'wxt/browser';
import '@/components/style.css';
import { WelcomePage } from '@/components/WelcomePage.tsx';
import { startDocument } from '@/utils/i18n/start-document.ts';
import { t } from '@/utils/i18n/translate.ts';
import { send } from '@/utils/messaging/send.ts';
import { hasSiteAccess, onSiteAccess, requestSiteAccess } from '@/utils/session/site-access.ts';
import { viewItem } from '@/utils/storage/popup-items.ts';
import { firstView } from '@/utils/view/view.ts';

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
