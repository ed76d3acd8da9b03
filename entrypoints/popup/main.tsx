import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/popup/App.tsx';
import type { Actions } from '#components/popup/actions.ts';
import '#components/styles/style.css';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { localizeDocument } from '#shared/i18n/localize-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { sendMessage } from '#shared/messaging/send-message.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { Selection } from '#shared/selection.ts';
import { followItem } from '#shared/storage/follow-item.ts';
import { phoneDraftItem, selectionItem, viewItem } from '#shared/storage/popup-items.ts';
import { initialView } from '#shared/view/view.ts';

localizeDocument(t('appName'));

let view = initialView;
let draft: PhoneDraft | null = null;
let selection: Selection | null = null;
let hasHandsetError = false;
/** Whether this is the popup's own window, which stays open while the user looks for the SMS. */
const isWindow = location.search === '?window';

const root = document.querySelector('#app') ?? document.body;

const app = () => (
  <App
    view={view}
    draft={draft}
    selection={selection}
    hasHandsetError={hasHandsetError}
    isWindow={isWindow}
    actions={actions}
  />
);

function paint() {
  try {
    render(app(), root);
  } catch {
    // The view is damaged. The background publishes a new one when it receives popupOpened.
    view = initialView;
    render(null, root);
    render(app(), root);
  }
}

const sendToBackground: typeof sendMessage = async (name, data) => {
  try {
    await sendMessage(name, data);
    hasHandsetError = false;
  } catch {
    hasHandsetError = true;
  }
  paint();
};

// Requested here and not in the background, because the browser requires a click handler.
async function allowAccess() {
  if (await requestSiteAccess()) await sendToBackground('popupOpened', null);
}

function turnOnHelp() {
  // Sent first, because the browser's prompt may close the popup.
  void sendToBackground('turnOnHelp', null);
  void requestSiteAccess();
}

const actions: Actions = {
  runCommand(name) {
    if (name === 'allowAccess') return void allowAccess();
    if (name === 'turnOnHelp') return turnOnHelp();
    if (name === 'options') return void browser.runtime.openOptionsPage();
    if (name === 'report') return void browser.tabs.create({ url: '/options.html#report' });
    void sendToBackground(name, null).then(() => name === 'openWindow' && window.close());
  },
  sendIntent(intent) {
    const isDone = intent.type === 'close' && view.flow.status === 'done';
    const asked = { intent, lastCallId: view.lastCallId };
    void sendToBackground('flowIntent', asked).then(() => isWindow && isDone && window.close());
  },
  keepDraft(typed) {
    void sendToBackground('keepDraft', typed);
  },
  remind() {
    // Sent first, because the browser's prompt may close the popup. The background also waits for the permission.
    void sendToBackground('remind', null);
    void browser.permissions.request({ permissions: ['notifications'] });
  },
  copyDetails: (details) =>
    navigator.clipboard.writeText(`Handset ${browser.runtime.getManifest().version}: ${details}`),
};

const { signal } = new AbortController();
let isLoaded = false;
/** Does not paint before everything is read, because a field takes over the draft only on its first paint. */
const paintIfLoaded = () => {
  if (isLoaded) paint();
};
// Paint the last published view, because the background may still be stopped.
await Promise.all([
  followItem(
    viewItem,
    (published) => {
      view = published ?? initialView;
      paintIfLoaded();
    },
    signal,
  ),
  followItem(
    phoneDraftItem,
    (stored) => {
      draft = stored;
      paintIfLoaded();
    },
    signal,
  ),
  followItem(
    selectionItem,
    (stored) => {
      selection = stored;
      paintIfLoaded();
    },
    signal,
  ),
]);
isLoaded = true;
paint();
const lookAgain = () => void sendToBackground('popupOpened', null);
lookAgain();
// Whoever comes back to the popup's own window may have been on Discord's page meanwhile.
if (isWindow) addEventListener('focus', lookAgain);
