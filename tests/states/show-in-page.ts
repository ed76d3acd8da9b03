import type { View } from '#shared/view/view.ts';
import type { Act } from './state.ts';

/** What `showInPage` needs; goes to the page as JSON. */
export interface Showing {
  readonly view: View;
  /** Shown before, so that nothing of the state before stays in a field. */
  readonly blank: View;
  readonly act: Act | null;
  readonly access: boolean;
  /** Whether what was chosen in the options cannot be read. */
  readonly isUnread: boolean;
  /** Whether the page reads its view only once, when its script runs. */
  readonly isStill: boolean;
}

/** Publishes a view as the background would, and lets the page paint it. Runs in the page, so it may use nothing outside. */
export async function showInPage({
  view,
  blank,
  act,
  access,
  isUnread,
  isStill,
}: Showing): Promise<void> {
  const namespaces = [Reflect.get(globalThis, 'browser'), Reflect.get(globalThis, 'chrome')].filter(
    (each) => each?.storage !== undefined,
  );
  const [browser] = namespaces;
  const area = browser.storage.session;
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 30));

  /** In place of the extension's API: with a promise and, as the polyfill wants it, with a callback. */
  const answerWith =
    (answer: () => unknown) =>
    (...args: unknown[]) => {
      const value = answer();
      const callback = args.at(-1);
      if (typeof callback === 'function') callback(value);
      return Promise.resolve(value);
    };
  const isLost = { now: false };
  const answerMessage = answerWith(() => {
    if (isLost.now) throw new Error('Nobody listens');
  });
  for (const each of namespaces) {
    each.runtime.sendMessage = answerMessage;
    each.permissions.contains = answerWith(() => access);
  }

  const publish = async (value: View) => {
    const { view: stored } = await area.get('view');
    const turn = (stored?.turn ?? 0) + 1;
    await new Promise<void>((resolve) => {
      const onChanged = (changes: Record<string, { newValue?: { turn?: number } }>) => {
        if (changes.view?.newValue?.turn !== turn) return;
        area.onChanged.removeListener(onChanged);
        resolve();
      };
      // After the page's own listener, so what it paints at once is painted.
      area.onChanged.addListener(onChanged);
      void area.set({ view: { ...stored, value, turn } });
    });
  };

  const press = async (selector: string) => {
    const button = document.querySelector(selector);
    if (button instanceof HTMLElement) button.click();
    await aWhile();
  };

  await (isUnread
    ? browser.storage.local.set({ assistSettings: 'damaged' })
    : browser.storage.local.remove('assistSettings'));
  await publish(blank);
  if (document.querySelector('main > .failure') !== null) await press('button.primary');
  await publish(view);
  if (isStill) {
    // Its script once more, on an empty body.
    const again = document.createElement('script');
    again.type = 'module';
    again.src = `${document.querySelector('script[src]')?.getAttribute('src')}?${performance.now()}`;
    document.body.replaceWith(document.createElement('body'));
    document.body.append(again);
    while (document.querySelector('main') === null) await aWhile();
  } else if (document.querySelector('.page') !== null) await aWhile();

  if (act === 'unfold') for (const each of document.querySelectorAll('details')) each.open = true;
  if (act === 'submit') await press('button[type=submit]');
  isLost.now = act === 'loseClick';
  if (isLost.now) await press('button.primary');
  isLost.now = false;
}
