import type { View } from '#shared/view/view.ts';
import type { PageAction } from './state.ts';

/** The argument of `showInPage`, which is sent to the page as JSON. */
export interface Showing {
  readonly view: View;
  /** Shown first, so that no field keeps input of the previous state. */
  readonly blank: View;
  readonly action: PageAction | null;
  readonly hasAccess: boolean;
  /** Whether the stored settings are damaged. */
  readonly areSettingsUnreadable: boolean;
  /** Whether the page reads its view only one time, when its script runs. */
  readonly readsViewOnce: boolean;
}

/**
 * Publishes a view as the background would, and waits until it is painted. Runs in the page, so it may use nothing
 * outside.
 */
export async function showInPage({
  view,
  blank,
  action,
  hasAccess,
  areSettingsUnreadable,
  readsViewOnce,
}: Showing): Promise<void> {
  const namespaces = [Reflect.get(globalThis, 'browser'), Reflect.get(globalThis, 'chrome')].filter(
    (each) => each?.storage !== undefined,
  );
  const [browser] = namespaces;
  const area = browser.storage.session;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 30));

  /** A substitute for an API function: resolves a promise and, as the polyfill requires, calls a callback. */
  const answerWith =
    (answer: () => unknown) =>
    (...args: unknown[]) => {
      const value = answer();
      const callback = args.at(-1);
      if (typeof callback === 'function') callback(value);
      return Promise.resolve(value);
    };
  const messages = { areLost: false };
  const answerMessage = answerWith(() => {
    if (messages.areLost) throw new Error('The message has no receiver');
  });
  for (const each of namespaces) {
    each.runtime.sendMessage = answerMessage;
    each.permissions.contains = answerWith(() => hasAccess);
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
      // Runs after the page's own listener, which has painted by then.
      area.onChanged.addListener(onChanged);
      void area.set({ view: { ...stored, value, turn } });
    });
  };

  const press = async (selector: string) => {
    const button = document.querySelector(selector);
    if (button instanceof HTMLElement) button.click();
    await pause();
  };

  await (areSettingsUnreadable
    ? browser.storage.local.set({ assistSettings: 'damaged' })
    : browser.storage.local.remove('assistSettings'));
  await publish(blank);
  if (document.querySelector('main > .failure') !== null) await press('button.primary');
  await publish(view);
  if (readsViewOnce) {
    // Runs the page's script again, on an empty body.
    const script = document.createElement('script');
    script.type = 'module';
    script.src = `${document.querySelector('script[src]')?.getAttribute('src')}?${performance.now()}`;
    document.body.replaceWith(document.createElement('body'));
    document.body.append(script);
    while (document.querySelector('main') === null) await pause();
  } else if (document.querySelector('.page') !== null) await pause();

  if (action === 'unfold')
    for (const each of document.querySelectorAll('details')) each.open = true;
  if (action === 'submit') await press('button[type=submit]');
  messages.areLost = action === 'loseClick';
  if (messages.areLost) await press('button.primary');
  messages.areLost = false;
}
