import type { View } from '#shared/view/view.ts';
import type { ApiControls } from './stand-in-api.ts';
import type { PageAction } from './state.ts';

/** The argument of `showInPage`, which is sent to the page as JSON. */
export interface Showing {
  readonly view: View;
  readonly viewVersion: number;
  /** Shown first, so that no field keeps input of the previous state. */
  readonly blank: View;
  readonly action: PageAction | null;
  /** Whether the stored settings are damaged. */
  readonly areSettingsUnreadable: boolean;
}

/**
 * Publishes a view as the background would, and waits until it is painted. Runs in a page whose API `standInForApi` has
 * replaced, so it may use nothing outside.
 */
export async function showInPage({
  view,
  viewVersion,
  blank,
  action,
  areSettingsUnreadable,
}: Showing): Promise<void> {
  const api: ApiControls = Reflect.get(globalThis, 'api');
  /** Resolves when what has been started is done: promises, effects, and what these have changed. */
  const settle = async () => {
    for (let rounds = 0; rounds < 2; rounds += 1)
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
  const publish = async (value: View) => {
    api.store('session', { view: { version: viewVersion, value } });
    await settle();
  };
  const press = async (selector: string) => {
    const button = document.querySelector(selector);
    if (button instanceof HTMLElement) button.click();
    await settle();
  };

  api.store('local', { assistSettings: areSettingsUnreadable ? 'damaged' : null });
  await publish(blank);
  if (document.querySelector('main > .handset-error') !== null) await press('button.primary');
  await publish(view);
  if (action === 'unfold')
    for (const each of document.querySelectorAll('details')) each.open = true;
  if (action === 'turnOn') {
    await press('#turn-on-help');
    await publish({ ...view, help: 'on' });
  }
  if (action === 'submit') await press('button[type=submit]');
  api.areMessagesLost = action === 'loseClick';
  if (api.areMessagesLost) await press('button.primary');
  api.areMessagesLost = false;
}
