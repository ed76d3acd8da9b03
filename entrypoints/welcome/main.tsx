import { render } from 'preact';
import { browser } from 'wxt/browser';
import '@/components/style.css';
import { WelcomePage } from '@/components/WelcomePage.tsx';
import { startDocument } from '@/utils/i18n/start-document.ts';
import { t } from '@/utils/i18n/translate.ts';
import { send } from '@/utils/messaging/send.ts';
import { DISCORD_PAGES } from '@/utils/session/discord-host.ts';
import { viewItem } from '@/utils/storage/popup-items.ts';
import { firstView } from '@/utils/view/view.ts';

startDocument(t('welcomeTitle'));

const { idleMs } = (await viewItem.get()) ?? firstView;

const paint = (hasAccess: boolean) =>
  render(
    <WelcomePage
      hasAccess={hasAccess}
      idleMs={idleMs}
      onAllowAccess={async () => {
        paint(await browser.permissions.request({ origins: DISCORD_PAGES }));
      }}
      onOpenDiscord={() => void send('showDiscord', null)}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    document.body,
  );

paint(await browser.permissions.contains({ origins: DISCORD_PAGES }));
