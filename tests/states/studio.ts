import { initialView } from '#shared/view/view.ts';
import { readResult } from '../../harness/scope.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { type Showing, showInPage } from './show-in-page.ts';
import { SHOWN_PAGES, type ShownPage, type State } from './state.ts';
import { connectedView, PHONE } from './views.ts';

const PATHS: Readonly<Record<ShownPage, string>> = {
  popup: 'popup.html',
  window: 'popup.html?window',
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
   * faster than one `show` per state. `find` runs in the page, so it may use nothing outside.
   */
  survey(states: readonly State[], find: () => string[]): Promise<string[]>;
  /** Sets the viewport of all pages, in px; by default as tall as the popup. */
  resize(width: number, height?: number): Promise<void>;
}

const showingOf = ({
  page,
  view,
  action,
  hasAccess = true,
  areSettingsUnreadable = false,
}: State): Showing => ({
  view: view(Date.now()),
  blank: initialView,
  action: action ?? null,
  hasAccess,
  areSettingsUnreadable,
  readsViewOnce: page === 'welcome',
});

/**
 * Opens the pages in a browser without a Discord tab, then kills the background. As nothing wakes it again, a view that
 * is published in its place stays, and the pages paint that view like any other.
 */
export async function openStudio(rig: Rig): Promise<Studio> {
  const pages = {
    popup: await rig.openExtensionPage(PATHS.popup),
    window: await rig.openExtensionPage(PATHS.window),
    options: await rig.openExtensionPage(PATHS.options),
    welcome: await rig.openExtensionPage(PATHS.welcome),
  };
  for (const page of SHOWN_PAGES) await pages[page].waitFor('main');
  // Each page has just announced itself. A message still on its way would wake the background again, which would then
  // publish a view of its own; the answer to this one comes after theirs.
  await pages.popup.evaluate(async () => {
    const { runtime } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    await runtime.sendMessage({ handset: 'popupOpened', data: null });
  });
  await rig.killBackground();

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
    async survey(states, find) {
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

  // Each page loads the numbering plans one time, shortly after its first paint.
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
    const hasNumberingPlans = () =>
      shown.evaluate(() => document.querySelector('#country:enabled') !== null || undefined);
    await waitFor('the numbering plans', hasNumberingPlans);
  }
  return studio;
}
