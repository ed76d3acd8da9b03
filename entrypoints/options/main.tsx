import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import '#components/styles/style.css';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { startDocument } from '#shared/i18n/start-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { send } from '#shared/messaging/send-message.ts';
import { defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import { defaultSessionSettings } from '#shared/settings/session-settings.ts';
import { phoneDraftItem, viewItem } from '#shared/storage/popup-items.ts';
import { assistSettingsItem, sessionSettingsItem } from '#shared/storage/settings-items.ts';
import { firstView } from '#shared/view/view.ts';

startDocument(t('optionsTitle'));

/** Everything is read anew with every change: it is a page that is seldom open. */
async function paint() {
  const [assist, session, view, draft, hasAssist, hasSession] = await Promise.all([
    assistSettingsItem.get(),
    sessionSettingsItem.get(),
    viewItem.get(),
    phoneDraftItem.get(),
    assistSettingsItem.exists(),
    sessionSettingsItem.exists(),
  ]);
  render(
    <OptionsPage
      assist={assist ?? defaultAssistSettings}
      session={session ?? defaultSessionSettings}
      view={view ?? firstView}
      draft={draft}
      // Firefox says null where the manifest has none.
      sourceUrl={browser.runtime.getManifest().homepage_url ?? undefined}
      isUnread={(hasAssist && assist === null) || (hasSession && session === null)}
      onAssist={(settings) => void assistSettingsItem.set(settings)}
      onSession={(settings) => void sessionSettingsItem.set(settings)}
      onCommand={(command) => {
        if (command === 'welcome') void browser.tabs.create({ url: '/welcome.html' });
        // In the click itself. The background hears of what was allowed, and goes on.
        else if (command === 'allowAccess') void requestSiteAccess();
        else void send(command, null);
      }}
    />,
    document.body,
  );
}

const { signal } = new AbortController();
for (const item of [assistSettingsItem, sessionSettingsItem, viewItem, phoneDraftItem])
  item.watch(() => void paint(), signal);
await paint();
void send('popupOpened', null);
