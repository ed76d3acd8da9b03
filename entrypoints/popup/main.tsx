import { render } from 'preact';
import { App } from '@/components/App.tsx';
import type { Actions } from '@/components/actions.ts';
import '@/components/style.css';
import { t, textLanguage } from '@/utils/i18n/translate.ts';
import { send } from '@/utils/messaging/send.ts';
import { phoneDraftItem, viewItem } from '@/utils/storage/items.ts';
import { firstView } from '@/utils/view/view.ts';

document.documentElement.lang = textLanguage();
document.title = t('appName');

// Painted from what was last published: the background may still be asleep.
const [storedView, storedDraft] = await Promise.all([viewItem.get(), phoneDraftItem.get()]);
let view = storedView ?? firstView;
let draft = storedDraft;
let faulty = false;

const paint = () =>
  render(<App view={view} draft={draft} faulty={faulty} actions={actions} />, document.body);

const tell: typeof send = async (name, data) => {
  try {
    await send(name, data);
    faulty = false;
  } catch {
    faulty = true;
  }
  paint();
};

function dropDraft() {
  draft = null;
  void phoneDraftItem.remove();
}

const actions: Actions = {
  command(name) {
    if (name === 'disconnect') dropDraft();
    void tell(name, null);
  },
  intend(intent) {
    if (intent.type === 'close') dropDraft();
    void tell('flowIntent', intent);
  },
  keepDraft(typed) {
    draft = typed;
    void phoneDraftItem.set(typed);
  },
};

viewItem.watch((published) => {
  view = published ?? firstView;
  paint();
}, new AbortController().signal);
paint();
void tell('popupOpened', null);
