import { readBadge } from '../../harness/extension-state.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { AccountInit, PageOptions, Simulator } from '../../simulator/index.ts';
import { cardOf, VERIFY_BY_PHONE, waitUntilStill } from '../e2e/support/card.ts';
import { PHONE } from './views.ts';

/** A state of the card, and the Discord page that shows it. */
export interface CardState {
  readonly name: string;
  readonly page: RigPage;
}

interface TestEnvironment {
  readonly discord: Simulator;
  readonly rig: Rig;
}

/** The viewport of a small laptop, and of a phone in portrait orientation. */
const WIDE = { width: 1100, height: 700 } as const;
const NARROW = { width: 420, height: 640 } as const;

/**
 * Goes through all states of the card as a user reaches them, and closes each page after its last state. Identifies
 * elements by selector, or by a name in each language of the simulator, so that it works in every language.
 */
export async function* cardStates(
  environment: TestEnvironment,
  theme: PageOptions['theme'] = 'dark',
): AsyncGenerator<CardState> {
  environment.discord.page.configure({ theme });
  for (const statesOfPage of [
    phoneRequired,
    reverificationRequired,
    dismissed,
    unreadableWithTwoButtons,
    unreadableWithOneButton,
    handedOff,
  ])
    yield* statesOfPage(environment);
}

async function openPage(
  { discord, rig }: TestEnvironment,
  init: Partial<AccountInit>,
): Promise<RigPage> {
  const account = discord.accounts.create(init);
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.page.setViewport(WIDE);
  await page.waitFor('[data-test=current-user]');
  return page;
}

/** Waits until the card contains an element, for example a step or a status. */
async function waitInCard(page: RigPage, selector: string): Promise<void> {
  const card = page.insideShadow('handset-card');
  await waitFor(`the card to show ${selector}`, async () =>
    (await card.exists())
      ? card.evaluate((root, wanted) => root.querySelector(wanted) !== null || undefined, selector)
      : undefined,
  );
  // The card is repositioned when Discord's dialog stops moving.
  await waitUntilStill(page);
}

async function* phoneRequired(environment: TestEnvironment): AsyncGenerator<CardState> {
  const page = await openPage(environment, {
    requiredAction: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  });
  await waitInCard(page, '[data-step=prompt]');
  yield { name: 'card-prompt-add', page };
  await page.clickButton(VERIFY_BY_PHONE);
  await waitInCard(page, '[data-step=phone] input');
  yield { name: 'card-number', page };
  await page.pasteAtFocus('hello');
  await waitInCard(page, '.status:not(:empty)');
  yield { name: 'card-number-none', page };
  await page.page.setViewport(NARROW);
  await waitInCard(page, '.pill');
  yield { name: 'card-pill', page };
  await page.page.setViewport(WIDE);
  await waitInCard(page, 'section.card');
  await page.press('ControlOrMeta+A');
  await page.pasteAtFocus('+1 415 555 0123');
  await page.waitFor('input[type=tel]');
  await waitFor('the number', () =>
    page.evaluate(() => document.querySelector('input[type=tel]')?.matches(':valid') || undefined),
  );
  await waitUntilStill(page);
  yield { name: 'card-number-filled', page };
  await page.press('ControlOrMeta+A');
  await page.pasteAtFocus('+54 11 2345-6789');
  await waitInCard(page, '.filled button');
  yield { name: 'card-number-doubts', page };
  await page.press('ControlOrMeta+A');
  await page.pasteAtFocus('+1 415 555 0123');
  await waitUntilStill(page);
  await waitFor('the other number', () =>
    page.evaluate(
      () =>
        document.querySelector<HTMLInputElement>('input[type=tel]')?.value === '4155550123' ||
        undefined,
    ),
  );
  await page.clickButton(/^(Send|Senden|Enviar|送信)$/);
  await waitInCard(page, '[data-step=code] input');
  yield { name: 'card-code', page };
  await page.pasteAtFocus('no code at all');
  await waitInCard(page, '.status:not(:empty)');
  yield { name: 'card-code-none', page };
  await page.close();
}

async function* reverificationRequired(environment: TestEnvironment): AsyncGenerator<CardState> {
  const page = await openPage(environment, {
    phone: PHONE,
    requiredAction: 'REQUIRE_REVERIFIED_PHONE',
  });
  await waitInCard(page, '[data-step=prompt]');
  yield { name: 'card-prompt-reverify', page };
  await page.close();
}

async function* dismissed(environment: TestEnvironment): AsyncGenerator<CardState> {
  const page = await openPage(environment, { requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  await waitInCard(page, '[data-step=prompt]');
  await cardOf(page).click('.close');
  await waitInCard(page, '.pill');
  yield { name: 'card-not-now', page };
  await page.close();
}

/** When the gateway cannot be read, Handset only sees Discord's screen: with two buttons … */
async function* unreadableWithTwoButtons(environment: TestEnvironment): AsyncGenerator<CardState> {
  environment.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
  const page = await openPage(environment, {
    requiredAction: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  });
  await waitInCard(page, '[data-step=prompt]');
  yield { name: 'card-prompt-either', page };
  await page.close();
}

/** … or with one. */
async function* unreadableWithOneButton(environment: TestEnvironment): AsyncGenerator<CardState> {
  const page = await openPage(environment, { requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  await waitInCard(page, '[data-step=prompt]');
  yield { name: 'card-prompt-unknown', page };
  await page.close();
  environment.discord.page.configure({ gatewayEncoding: 'zlib-stream' });
}

async function* handedOff(environment: TestEnvironment): AsyncGenerator<CardState> {
  const page = await openPage(environment, { username: 'ada' });
  // Opening the popup is a reason to read whose page this is: until then it shows the previous account's demand.
  const popup = await environment.rig.openPopup();
  await waitFor('that account to be forgotten', async () =>
    (await readBadge(environment.rig)) === '' ? true : undefined,
  );
  environment.discord.captcha('addPhone');
  await popup.click('button.primary');
  await popup.waitFor('.account, .spinner');
  await page.evaluate(() => document.body.click());
  await popup.waitFor('.account');
  await popup.click('button.primary');
  await popup.waitFor('#phone');
  await popup.fill('#phone', '(415) 555-0123');
  await popup.click('button[type=submit]');
  await popup.waitUntilGone('#phone');
  await popup.click('button.primary');
  await waitInCard(page, '[data-step=handedOff]');
  await popup.close();
  await page.bringToFront();
  yield { name: 'card-handed-off', page };
  await page.close();
}
