import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/popup/App.tsx';
import type { Actions } from '#components/popup/actions.ts';
import '#components/styles/style.css';
import { requestSiteAccess } from '#shared/browser/site-access.ts';
import { startDocument } from '#shared/i18n/start-document.ts';
import { t } from '#shared/i18n/translate.ts';
import { send } from '#shared/messaging/send-message.ts';
import type { PhoneDraft } from '#shared/phone/phone-draft.ts';
import { followItem } from '#shared/storage/follow-item.ts';
import { phoneDraftItem, viewItem } from '#shared/storage/popup-items.ts';
import { firstView } from '#shared/view/view.ts';

startDocument(t('appName'));

let view = firstView;
let draft: PhoneDraft | null = null;
let faulty = false;
/** Whether this is a window of its own, which stays while the user looks for the SMS. */
const isWindow = location.search === '?window';

const root = document.querySelector('#app') ?? document.body;

const app = () => (
  <App view={view} draft={draft} faulty={faulty} isWindow={isWindow} actions={actions} />
);

function paint() {
  try {
    render(app(), root);
  } catch {
    // A damaged view. The background publishes another one as soon as it hears of the popup.
    view = firstView;
    render(null, root);
    render(app(), root);
  }
}

const tell: typeof send = async (name, data) => {
  try {
    await send(name, data);
    faulty = false;
  } catch {
    faulty = true;
  }
  paint();
};

// IntendedCall for here and not in the background, which hears of it and goes on: the browser wants it in the click itself.
async function allowAccess() {
  if (await requestSiteAccess()) await tell('popupOpened', null);
}

const actions: Actions = {
  command(name) {
    if (name === 'allowAccess') return void allowAccess();
    if (name === 'options') return void browser.runtime.openOptionsPage();
    void tell(name, null).then(() => name === 'openWindow' && window.close());
  },
  intend(intent) {
    const isDone = intent.type === 'close' && view.flow.status === 'done';
    void tell('flowIntent', intent).then(() => isWindow && isDone && window.close());
  },
  keepDraft(typed) {
    void tell('keepDraft', typed);
  },
  remind() {
    // First, because the browser's question may close the popup. The background waits for the answer as well.
    void tell('remind', null);
    // Firefox has no optional permission for alarms, so there it is there from the start.
    void browser.permissions.request({
      permissions: browser.alarms ? ['notifications'] : ['alarms', 'notifications'],
    });
  },
  copyDetails: (details) =>
    navigator.clipboard.writeText(`Handset ${browser.runtime.getManifest().version}: ${details}`),
};

const { signal } = new AbortController();
let isRead = false;
/** Not before everything is read: a field takes the draft when it is painted for the first time. */
const paintOnceRead = () => {
  if (isRead) paint();
};
// Painted from what was last published: the background may still be asleep.
await Promise.all([
  followItem(
    viewItem,
    (published) => {
      view = published ?? firstView;
      paintOnceRead();
    },
    signal,
  ),
  followItem(
    phoneDraftItem,
    (kept) => {
      draft = kept;
      paintOnceRead();
    },
    signal,
  ),
]);
isRead = true;
paint();
void tell('popupOpened', null);
