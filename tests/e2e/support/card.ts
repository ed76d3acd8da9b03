import type { RigPage, ShadowRootDriver } from '../../../harness/types.ts';
import type { Stage } from './stage.ts';

/** Matches the stored session when "Not now" has been pressed in a tab. */
export const QUIET_TAB_PATTERN = /"quietTabs":\[\d/;

/**
 * How long the card must have been visible in one place before it can be used, and how long Chromium takes to report
 * that nothing covers it any more, with some room; in ms.
 */
const TRUST_MS = 300 + 100 + 100;

/** Longer than a frame: what has not moved meanwhile is not in motion. In ms. */
const STILL_MS = 100;

/** Resolves when neither the card nor a dialog of Discord's has moved for this long. Runs in the card. */
async function standStill({ host }: ShadowRoot, stillMs: number): Promise<void> {
  const readBox = () =>
    [host, ...document.querySelectorAll('[role=dialog]')]
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height, host.isConnected].join();
      })
      .join(' ');
  // Counts timers, because a hostile page may have stopped its clocks.
  const TIMER_MS = 16;
  let box = '';
  let stood = 0;
  while (stood < stillMs) {
    if (readBox() !== box) {
      box = readBox();
      stood = 0;
      // A change of the body makes the card's script look at the page, and thereby at its card.
      const change = document.createComment('');
      document.body.append(change);
      change.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, TIMER_MS));
    stood += TIMER_MS;
  }
}

/** Waits until neither the card nor Discord's dialog moves. */
export const waitUntilStill = (page: RigPage): Promise<void> =>
  page.insideShadow('handset-card').evaluate(standStill, STILL_MS);

/** Waits until the card has been in the same place for as long as it must be before it trusts a click or a key. */
export async function waitForTrust(page: RigPage): Promise<void> {
  // In front first, so that the card stays visible meanwhile.
  await page.bringToFront();
  await page.insideShadow('handset-card').evaluate(standStill, TRUST_MS);
}

/** The inside of the card on Discord's page. Every action first waits until the card can be used. */
export function cardOf(page: RigPage): ShadowRootDriver {
  const card = page.insideShadow('handset-card');
  const whenTrusted =
    <Args extends readonly unknown[]>(act: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      await page.bringToFront();
      await card.waitFor('[data-step]');
      await waitForTrust(page);
      await act(...args);
    };
  return {
    ...card,
    click: whenTrusted(card.click),
    clickButton: whenTrusted(card.clickButton),
    type: whenTrusted(card.type),
    paste: whenTrusted(card.paste),
  };
}

/** The step that the card shows; null when there is no card. */
export async function stepOf(page: RigPage): Promise<string | null> {
  const card = cardOf(page);
  if (!(await card.exists())) return null;
  return card.evaluate(
    (root) => root.querySelector('[data-step]')?.getAttribute('data-step') ?? null,
  );
}

/** The values of the six code boxes, joined; `_` stands for an empty box. */
export const boxesOf = (page: RigPage): Promise<string> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('input'), (box) =>
      box.maxLength === 1 ? box.value || '_' : '',
    ).join(''),
  );

/** The codes that Discord's page has submitted, in order. */
export const submittedCodes = (page: RigPage): Promise<string[]> =>
  page.evaluate(() => Reflect.get(window, '__simulator').submittedCodes);

/** The calling code that Discord's dialog shows, and the number in its field. */
export const phoneFieldOf = (page: RigPage): Promise<string> =>
  page.evaluate(() => {
    const field =
      document.querySelector('[class*="phoneField"]') ?? document.querySelector('[role=dialog]');
    const inputs = [...(field?.querySelectorAll('input') ?? [])];
    const code = /\+\s*(\d[\d\s]*)/.exec(field?.textContent ?? '')?.[1]?.trim();
    return `+${code} ${inputs.at(-1)?.value}`;
  });

/** Opens Discord as Ada, whose account is locked until a phone is verified. */
export async function openLockedPage(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await cardOf(page).waitFor('[data-step=prompt]');
  return page;
}

/** Discord's button in the languages of the simulator. */
export const VERIFY_BY_PHONE =
  /^(Verify by Phone|Verifizieren über Telefon|Verificar pelo telefone|電話で認証)$/;

/** The same, and opens Discord's phone dialog. */
export async function openPhoneDialog(stage: Stage): Promise<RigPage> {
  const page = await openLockedPage(stage);
  await page.clickButton(VERIFY_BY_PHONE);
  await cardOf(page).waitFor('[data-step=phone]');
  return page;
}
