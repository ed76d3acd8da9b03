import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import '#components/styles/style.css';
import { readPageLayout } from '#shared/browser/read-page-layout.ts';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { localizeDocument } from '#shared/i18n/localize-document.ts';
import { t, textLanguage } from '#shared/i18n/translate.ts';
import { sendMessage } from '#shared/messaging/send-message.ts';
import type { LayoutWord } from '#shared/page-layout.ts';
import { PUBLISHER } from '#shared/publisher.ts';
import { composeReport } from '#shared/report/compose-report.ts';
import { defaultAssistSettings } from '#shared/settings/assist-settings.ts';
import { defaultSessionSettings } from '#shared/settings/session-settings.ts';
import { phoneDraftItem, selectionItem, viewItem } from '#shared/storage/popup-items.ts';
import {
  assistSettingsItem,
  consentItem,
  sessionSettingsItem,
} from '#shared/storage/settings-items.ts';
import { initialView } from '#shared/view/view.ts';

localizeDocument(t('optionsTitle'));

const { os, arch } = await browser.runtime.getPlatformInfo();
let pageLayout: readonly LayoutWord[] = [];

/** Reads everything again after every change, because this page is rarely open. */
async function paint() {
  const [assist, session, consent, view, draft, hasSelection, hasAssist, hasSession, hasConsent] =
    await Promise.all([
      assistSettingsItem.get(),
      sessionSettingsItem.get(),
      consentItem.get(),
      viewItem.get(),
      phoneDraftItem.get(),
      selectionItem.exists(),
      assistSettingsItem.exists(),
      sessionSettingsItem.exists(),
      consentItem.exists(),
    ]);
  const report = composeReport(
    {
      version: browser.runtime.getManifest().version,
      userAgent: navigator.userAgent,
      platform: [os, arch],
      languages: [textLanguage(), navigator.language],
      assist: assist ?? defaultAssistSettings,
      pageLayout,
    },
    view ?? initialView,
  );
  render(
    <OptionsPage
      assist={assist ?? defaultAssistSettings}
      session={session ?? defaultSessionSettings}
      view={view ?? initialView}
      draft={draft}
      hasSelection={hasSelection}
      // Firefox returns null if the manifest has none.
      sourceUrl={browser.runtime.getManifest().homepage_url ?? undefined}
      report={report}
      issuesUrl={PUBLISHER.issues}
      hasUnreadableSettings={
        (hasAssist && assist === null) ||
        (hasSession && session === null) ||
        (hasConsent && consent === null)
      }
      onAssistChange={(settings) => void assistSettingsItem.set(settings)}
      onSessionChange={(settings) => void sessionSettingsItem.set(settings)}
      onCopyReport={() => navigator.clipboard.writeText(report)}
      onCommand={(command) => {
        if (command === 'welcome') void browser.tabs.create({ url: '/welcome.html' });
        // Called directly in the click handler, as the browser requires. The background reacts to the new permission.
        else if (command === 'allowAccess') void requestSiteAccess();
        else {
          // A check box shows what is so, even when the background has failed.
          void sendMessage(command, null).finally(paint);
          if (command === 'turnOnHelp') void requestSiteAccess();
        }
      }}
    />,
    document.body,
  );
}

/** Asks Discord's tabs what was recognised there. They may be slow, so the page is shown before. */
async function updatePageLayout() {
  pageLayout = await readPageLayout();
  await paint();
}

const { signal } = new AbortController();
for (const item of [
  assistSettingsItem,
  sessionSettingsItem,
  consentItem,
  viewItem,
  phoneDraftItem,
  selectionItem,
])
  item.watch(() => void paint(), signal);
await paint();
void updatePageLayout();
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void updatePageLayout();
});
// The browser looked for the address's fragment before its section was rendered, so navigate to it again.
if (location.hash !== '') location.replace(location.hash);
void sendMessage('popupOpened', null);
