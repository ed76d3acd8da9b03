import axe from 'axe-core';
import type { RigPage, ShadowRootDriver } from '../../harness/types.ts';

/** A function whose source text is axe, because only functions can be sent into a card. */
const injectAxe = Object.assign(() => {}, { toString: () => `() => { ${axe.source} }` });

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Runs in the page, so it may use nothing outside. The scheme has the effect of the browser's own setting. */
async function findInPage(scheme: Scheme): Promise<string[]> {
  document.documentElement.style.colorScheme = scheme;
  const axeInPage: typeof axe = Reflect.get(globalThis, 'axe');
  const { violations } = await axeInPage.run(document, {
    resultTypes: ['violations'],
    // Of axe's rules, only the contrast depends on the scheme.
    ...(scheme === 'light' ? {} : { runOnly: ['color-contrast'] }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** The same in the card, whose closed root is open only to axe. The card is no page, so it needs no landmarks. */
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

/** Gives axe access to the closed root. Runs in the page, so it may use nothing outside. */
function exposeRoot(root: ShadowRoot): void {
  if (root.host.shadowRoot === null)
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
}

/** The violations that axe finds on a page, in the light or the dark scheme. */
export async function findViolations({ page, evaluate }: RigPage): Promise<string[]> {
  if (!(await evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const scheme of SCHEMES) found.push(...(await evaluate(findInPage, scheme)));
  return found;
}

/** The violations that axe finds in the card, in the light or the dark scheme. */
export async function findViolationsInCard({ evaluate }: ShadowRootDriver): Promise<string[]> {
  if (!(await evaluate(() => 'axe' in globalThis))) await evaluate(injectAxe);
  await evaluate(exposeRoot);
  const found: string[] = [];
  for (const scheme of SCHEMES) found.push(...(await evaluate(findInCard, scheme)));
  return found;
}
