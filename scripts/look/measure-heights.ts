import { type BrowserName, launch } from '../../harness/launch.ts';
import { popupWidth } from '../../harness/pages.ts';
import { startSimulator } from '../../simulator/index.ts';
import { allStates } from '../../tests/states/all-states.ts';
import { measureHeight } from '../../tests/states/measure-height.ts';
import { setPageLocale } from '../../tests/states/set-page-locale.ts';
import { openStudio } from '../../tests/states/studio.ts';

/** The height of every state of the popup in each language, in CSS px, by state and locale. */
export async function measureHeights(
  browser: BrowserName,
  locales: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const discord = await startSimulator();
  const rig = await launch(browser, discord);
  const heights = new Map<string, Map<string, number>>();
  try {
    const studio = await openStudio(rig);
    await studio.resize(popupWidth);
    const states = allStates.filter(({ page }) => page === 'popup');
    for (const locale of locales) {
      await setPageLocale(studio.pages.popup, locale);
      for (const measured of await studio.survey(states, measureHeight)) {
        const [state = '', height] = measured.split(': ');
        const ofState = heights.get(state) ?? new Map<string, number>();
        heights.set(state, ofState.set(locale, Number(height)));
      }
    }
  } finally {
    await rig.close();
    await discord.close();
  }
  return heights;
}
