import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/popup/App.tsx';
import type { Actions } from '#components/popup/actions.ts';
import '#components/styles/style.css';
import { canOpenBeside, openBeside } from '#shared/browser/beside.ts';
import { canReadClipboardOnClick } from '#shared/browser/clipboard.ts';
import { requestReadingOfNewPages } from '#shared/browser/request-reading.ts';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { canOpenWindows } from '#shared/browser/windows.ts';
import { localizeDocument } from '#shared/i18n/localize-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { sendMessage } from '#shared/messaging/send-message.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import type { Selection } from '#shared/selection.ts';
import { followItem } from '#shared/storage/follow-item.ts';
import { phoneDraftItem, selectionItem, viewItem } from '#shared/storage/popup-items.ts';
import { initialView } from '#shared/view/view.ts';
import { placeAt, windowQuery } from '#shared/view/view-place.ts';

localizeDocument(t('appName'));

let view = initialView;
let draft: PhoneDraft | null = null;
let selection: Selection | null = null;
let hasHandsetError = false;
let canPaste = false;
// Phones have no popup: what their toolbar opens is a tab.
const place = canOpenWindows() ? placeAt(location) : 'window';

const root = document.querySelector('#app') ?? document.body;

const app = () => (
  <App
    view={view}
    draft={draft}
    selection={selection}
    hasHandsetError={hasHandsetError}
    place={place}
    keepInSight={place === 'popup' ? (canOpenBeside() ? 'openBeside' : 'openWindow') : null}
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

/** Closes the popup, or the tab or window that it is in, which Firefox lets no script of the page close. */
async function closeView() {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) window.close();
  else await browser.tabs.remove(tab.id);
}

// Opened here because of the click, too. Where the browser refuses, a window does as well.
const keepBeside = () =>
  openBeside()
    .catch(() => sendToBackground('openWindow', null))
    .then(closeView);

const actions: Actions = {
  runCommand(name) {
    if (name === 'allowAccess') return void allowAccess();
    if (name === 'turnOnHelp') return turnOnHelp();
    if (name === 'openBeside') return void keepBeside();
    if (name === 'options') return void browser.runtime.openOptionsPage();
    if (name === 'report') return void browser.tabs.create({ url: '/options.html#report' });
    void sendToBackground(name, null).then(name === 'openWindow' ? closeView : undefined);
  },
  sendIntent(intent) {
    const closes = place === 'window' && intent.type === 'close' && view.flow.status === 'done';
    const asked = { intent, lastCallId: view.lastCallId };
    void sendToBackground('flowIntent', asked).then(closes ? closeView : undefined);
  },
  keepDraft(typed) {
    void sendToBackground('keepDraft', typed);
  },
  remind() {
    // Sent first, because the browser's prompt may close the popup. The background also waits for the permission.
    void sendToBackground('remind', null);
    void browser.permissions.request({ permissions: ['notifications'] });
  },
  get readClipboard() {
    return canPaste ? () => navigator.clipboard.readText() : null;
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
  canReadClipboardOnClick().then((can) => {
    canPaste = can;
  }),
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
// Whoever comes back to what stays open may have been on Discord's page meanwhile.
if (place !== 'popup') {
  addEventListener('focus', lookAgain);
  requestReadingOfNewPages();
}
if (place === 'panel') {
  const { id } = await browser.windows.getCurrent();
  const tellWindow = () => history.replaceState(null, '', document.hidden ? '?' : windowQuery(id));
  document.addEventListener('visibilitychange', tellWindow);
  tellWindow();
}
