import { initialView, VIEW_VERSION } from '#shared/view/view.ts';
import { readResult } from '../../harness/scope.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { type Showing, showInPage } from './show-in-page.ts';
import { loadIntoWindow, standInForApi } from './stand-in-api.ts';
import { SHOWN_PAGES, type ShownPage, type State } from './state.ts';
import { connectedView, PHONE } from './views.ts';

const PATHS: Readonly<Record<ShownPage, string>> = {
  popup: 'popup.html',
  window: 'popup.html?window',
  panel: 'sidepanel.html',
  options: 'options.html',
  welcome: 'welcome.html',
};

/** The extension's own pages, one tab each, which can be made to show any state. */
export interface Studio {
  readonly pages: Readonly<Record<ShownPage, RigPage>>;
  /** Shows a state on its page and brings the page to the front. */
  show(state: State): Promise<RigPage>;
  /**
   * Shows the states in turn, runs `find` in each, and resolves with the findings, each after its state's name. Much
   * faster than one `show` per state. `find` runs in the page, so it may use nothing outside. With `isDrawn` each state
   * is drawn first: Firefox scrolls to what receives the focus only as far as it knows the page from its last frame.
   */
  survey(
    states: readonly State[],
    find: () => string[],
    options?: { readonly isDrawn?: boolean },
  ): Promise<string[]>;
  /** Sets the viewport of all pages, in px; by default as tall as the popup. */
  resize(width: number, height?: number): Promise<void>;
}

const showingOf = ({ view, action, areSettingsUnreadable = false }: State): Showing => ({
  view: view(Date.now()),
  viewVersion: VIEW_VERSION,
  blank: { ...initialView, connection: { status: 'waiting', problem: null } },
  action: action ?? null,
  areSettingsUnreadable,
});

/** Opens a page of the extension with stand-ins for the API, which then answers what a state needs. */
async function openWithStandIns(rig: Rig, path: string): Promise<RigPage> {
  // A page without scripts, whose window then gets the document: the stand-ins must be there before any script runs.
  const page = await rig.openExtensionPage('manifest.json');
  await page.evaluate(standInForApi);
  await page.evaluate(loadIntoWindow, path);
  await page.waitFor('main');
  return page;
}

/**
 * Opens the pages. What they show depends on nothing but the states, because neither the background nor the browser
 * answers them.
 */
export async function openStudio(rig: Rig): Promise<Studio> {
  const pages = {
    popup: await openWithStandIns(rig, PATHS.popup),
    window: await openWithStandIns(rig, PATHS.window),
    panel: await openWithStandIns(rig, PATHS.panel),
    options: await openWithStandIns(rig, PATHS.options),
    welcome: await openWithStandIns(rig, PATHS.welcome),
  };

  let front: RigPage | null = null;
  const bringToFront = async (name: ShownPage) => {
    const page = pages[name];
    if (front !== page) await page.bringToFront();
    front = page;
    return page;
  };
  const studio: Studio = {
    pages,
    async show(state) {
      const page = await bringToFront(state.page);
      await page.evaluate(showInPage, showingOf(state));
      return page;
    },
    async survey(states, find, { isDrawn = false } = {}) {
      const found: string[] = [];
      for (const name of SHOWN_PAGES) {
        const shown = states.filter(({ page }) => page === name);
        if (shown.length === 0) continue;
        const { page } = await bringToFront(name);
        const namedShowings = shown.map((state) => ({
          name: state.name,
          showing: showingOf(state),
        }));
        const json = await page.evaluate(`(async () => {
          const value = [];
          for (const { name, showing } of ${JSON.stringify(namedShowings)}) {
            await (${showInPage})(showing);
            if (${isDrawn}) await api.nextFrame();
            for (const each of (${find})()) value.push(name + ': ' + each);
          }
          return JSON.stringify({ value });
        })()`);
        found.push(...readResult<string[]>(json));
      }
      return found;
    },
    async resize(width, height = 600) {
      for (const name of SHOWN_PAGES) {
        // In front first: in Firefox, a hidden page takes more than a second to be resized.
        const { page } = await bringToFront(name);
        await page.setViewport({ width, height });
      }
    },
  };

  // Each page loads the numbering plans one time, shortly after its first paint.
  for (const page of ['popup', 'window', 'panel'] as const) {
    const flow = {
      status: 'awaitingPhone',
      kind: 'add',
      phone: PHONE,
      codesSentTo: [],
      verifiedPhone: null,
      changePhoneReason: 'user_settings_update',
      chosenReason: null,
      failure: null,
    } as const;
    const shown = await studio.show({ name: '', page, view: () => connectedView(flow) });
    const hasNumberingPlans = () =>
      shown.evaluate(() => document.querySelector('#country:enabled') !== null || undefined);
    await waitFor('the numbering plans', hasNumberingPlans);
  }
  return studio;
}
