import { firstView } from '#shared/view/view.ts';
import { readResult } from '../../harness/scope.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { until } from '../../harness/until.ts';
import { type Showing, showInPage } from './show-in-page.ts';
import { SHOWN_PAGES, type ShownPage, type State } from './state.ts';
import { connectedView, PHONE } from './views.ts';

const PATHS: Readonly<Record<ShownPage, string>> = {
  popup: 'popup.html',
  window: 'popup.html?window',
  options: 'options.html',
  welcome: 'welcome.html',
};

/** The extension's own pages, each open once, and what they are to show. */
export interface Studio {
  readonly pages: Readonly<Record<ShownPage, RigPage>>;
  /** Shows a state on its page, in front. */
  show(state: State): Promise<RigPage>;
  /**
   * Shows one state after the other and asks of each what there is to find; gives it with the state's name. Much
   * quicker than one by one. `find` runs in the page, so it may use nothing outside.
   */
  survey(states: readonly State[], find: () => string[]): Promise<string[]>;
  /** Lets all pages be so wide and, unless it is said, as tall as a popup. */
  resize(width: number, height?: number): Promise<void>;
}

const showingOf = ({ page, view, act, access = true, isUnread = false }: State): Showing => ({
  view: view(Date.now()),
  blank: firstView,
  act: act ?? null,
  access,
  isUnread,
  isStill: page === 'welcome',
});

/**
 * Opens the pages in a browser without a Discord tab. Then the background is ended: with nothing there that wakes it,
 * what is published in its place stays, and the pages paint it as they paint everything else.
 */
export async function openStudio(rig: Rig): Promise<Studio> {
  const pages = {
    popup: await rig.openExtensionPage(PATHS.popup),
    window: await rig.openExtensionPage(PATHS.window),
    options: await rig.openExtensionPage(PATHS.options),
    welcome: await rig.openExtensionPage(PATHS.welcome),
  };
  for (const page of SHOWN_PAGES) await pages[page].waitFor('main');
  await rig.killBackground();

  let front: RigPage | null = null;
  const toFront = async (name: ShownPage) => {
    const page = pages[name];
    if (front !== page) await page.bringToFront();
    front = page;
    return page;
  };
  const studio: Studio = {
    pages,
    async show(state) {
      const page = await toFront(state.page);
      await page.evaluate(showInPage, showingOf(state));
      return page;
    },
    async survey(states, find) {
      const found: string[] = [];
      for (const name of SHOWN_PAGES) {
        const shown = states.filter(({ page }) => page === name);
        if (shown.length === 0) continue;
        const { page } = await toFront(name);
        const list = shown.map((state) => ({ name: state.name, showing: showingOf(state) }));
        const json = await page.evaluate(`(async () => {
          const value = [];
          for (const { name, showing } of ${JSON.stringify(list)}) {
            await (${showInPage})(showing);
            for (const each of (${find})()) value.push(name + ': ' + each);
          }
          return JSON.stringify({ value });
        })()`);
        found.push(...readResult<string[]>(json));
      }
      return found;
    },
    async resize(width, height = 600) {
      for (const page of SHOWN_PAGES) await pages[page].page.setViewport({ width, height });
    },
  };

  // The numbering plans come a little later than the first paint, once for each page.
  for (const page of ['popup', 'window'] as const) {
    const flow = {
      status: 'awaitingPhone',
      kind: 'add',
      phone: PHONE,
      codeMayHaveBeenSent: false,
      changePhoneReason: 'user_settings_update',
      failure: null,
    } as const;
    const shown = await studio.show({ name: '', page, view: () => connectedView(flow) });
    const hasThem = () =>
      shown.evaluate(() => document.querySelector('#country:enabled') !== null || undefined);
    await until('the numbering plans', hasThem);
  }
  return studio;
}
