import axe from 'axe-core';
import type { RigPage, ShadowSurface } from '../../harness/types.ts';

/** A function whose text brings axe to where it runs: functions are what can be sent into a card. */
const bringAxe = Object.assign(() => {}, { toString: () => `() => { ${axe.source} }` });

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Runs in the page, so it may use nothing outside. The scheme is set as the browser's own setting would set it. */
async function findInPage(scheme: Scheme): Promise<string[]> {
  document.documentElement.style.colorScheme = scheme;
  const axeInPage: typeof axe = Reflect.get(globalThis, 'axe');
  const { violations } = await axeInPage.run(document, {
    resultTypes: ['violations'],
    // Nothing else depends on the colours.
    ...(scheme === 'light' ? {} : { runOnly: ['color-contrast'] }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** The same in the card. Its root is closed, and shown to axe alone; it is no page, so it has no landmarks. */
async function findInCard(root: ShadowRoot, scheme: Scheme): Promise<string[]> {
  const box = root.querySelector('div');
  if (box) box.style.colorScheme = scheme;
  const axeInPage: typeof axe = Reflect.get(globalThis, 'axe');
  const { violations } = await axeInPage.run(root.host, {
    resultTypes: ['violations'],
    ...(scheme === 'light'
      ? { rules: { region: { enabled: false } } }
      : { runOnly: ['color-contrast'] }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Lets axe look into the closed root. Runs in the page, so it may use nothing outside. */
function showRoot(root: ShadowRoot): void {
  if (root.host.shadowRoot === null)
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
}

/** What axe objects to on a page, in light or in dark. */
export async function findViolations({ page, evaluate }: RigPage): Promise<string[]> {
  if (!(await evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const scheme of SCHEMES) found.push(...(await evaluate(findInPage, scheme)));
  return found;
}

/** What axe objects to in the card, in light or in dark. */
export async function findViolationsInCard({ evaluate }: ShadowSurface): Promise<string[]> {
  if (!(await evaluate(() => 'axe' in globalThis))) await evaluate(bringAxe);
  await evaluate(showRoot);
  const found: string[] = [];
  for (const scheme of SCHEMES) found.push(...(await evaluate(findInCard, scheme)));
  return found;
}
