import { setTimeout as sleep } from 'node:timers/promises';
import { readBadge } from '../../harness/extension-state.ts';
import type { Rig, RigPage } from '../../harness/types.ts';
import { until } from '../../harness/until.ts';
import type { AccountInit, PageOptions, Simulator } from '../../simulator/index.ts';
import { cardOf } from '../e2e/support/card.ts';
import { PHONE } from './views.ts';

/** A state of the card on Discord's page, and the page that shows it. */
export interface CardState {
  readonly name: string;
  readonly page: RigPage;
}

interface Ground {
  readonly discord: Simulator;
  readonly rig: Rig;
}

/** As much room as on a small laptop, and as little as on a telephone that is held upright. */
const WIDE = { width: 1100, height: 700 } as const;
const NARROW = { width: 420, height: 640 } as const;

/**
 * Walks through all states of the card, as a user comes to them. It goes by what is there and not by words, so it
 * works in every language of the extension. Each page is closed when its states have been seen.
 */
export async function* cardStates(
  ground: Ground,
  theme: PageOptions['theme'] = 'dark',
): AsyncGenerator<CardState> {
  ground.discord.page.configure({ theme });
  for (const walk of [demanded, demandedAgain, putAway, eitherWay, unreadable, handedOff])
    yield* walk(ground);
}

async function open({ discord, rig }: Ground, init: Partial<AccountInit>): Promise<RigPage> {
  const account = discord.accounts.create(init);
  const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
  await page.page.setViewport(WIDE);
  await page.waitFor('[data-test=current-user]');
  return page;
}

/** Waits until the card shows a step, or has a status. */
async function see(page: RigPage, selector: string): Promise<void> {
  const card = page.insideShadow('handset-card');
  await until(`the card to show ${selector}`, async () =>
    (await card.exists())
      ? card.evaluate((root, wanted) => root.querySelector(wanted) !== null || undefined, selector)
      : undefined,
  );
  // The card is placed anew when Discord's dialog has come to rest.
  await sleep(250);
}

async function* demanded(ground: Ground): AsyncGenerator<CardState> {
  const page = await open(ground, { requiredAction: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE' });
  await see(page, '[data-step=prompt]');
  yield { name: 'card-prompt-add', page };
  await page.clickButton('Verify by Phone');
  await see(page, '[data-step=phone] input');
  yield { name: 'card-number', page };
  await page.pasteAtFocus('hello');
  await see(page, '.status:not(:empty)');
  yield { name: 'card-number-none', page };
  await page.page.setViewport(NARROW);
  await see(page, '.pill');
  yield { name: 'card-pill', page };
  await page.page.setViewport(WIDE);
  await see(page, 'section.card');
  await page.press('ControlOrMeta+A');
  await page.pasteAtFocus('+1 415 555 0123');
  await page.waitFor('input[type=tel]');
  await until('the number', () =>
    page.evaluate(() => document.querySelector('input[type=tel]')?.matches(':valid') || undefined),
  );
  await sleep(250);
  yield { name: 'card-number-filled', page };
  await page.clickButton('Send');
  await see(page, '[data-step=code] input');
  yield { name: 'card-code', page };
  await page.pasteAtFocus('no code at all');
  await see(page, '.status:not(:empty)');
  yield { name: 'card-code-none', page };
  await page.close();
}

async function* demandedAgain(ground: Ground): AsyncGenerator<CardState> {
  const page = await open(ground, { phone: PHONE, requiredAction: 'REQUIRE_REVERIFIED_PHONE' });
  await see(page, '[data-step=prompt]');
  yield { name: 'card-prompt-reverify', page };
  await page.close();
}

async function* putAway(ground: Ground): AsyncGenerator<CardState> {
  const page = await open(ground, { requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  await see(page, '[data-step=prompt]');
  await cardOf(page).click('.buttons button:last-child');
  await see(page, '.pill');
  yield { name: 'card-not-now', page };
  await page.close();
}

/** Where the gateway cannot be read, Discord's screen alone is seen: with two buttons … */
async function* eitherWay(ground: Ground): AsyncGenerator<CardState> {
  ground.discord.page.configure({ gatewayEncoding: 'zstd-stream' });
  const page = await open(ground, { requiredAction: 'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE' });
  await see(page, '[data-step=prompt]');
  yield { name: 'card-prompt-either', page };
  await page.close();
}

/** … or with one. */
async function* unreadable(ground: Ground): AsyncGenerator<CardState> {
  const page = await open(ground, { requiredAction: 'REQUIRE_VERIFIED_PHONE' });
  await see(page, '[data-step=prompt]');
  yield { name: 'card-prompt-unknown', page };
  await page.close();
  ground.discord.page.configure({ gatewayEncoding: 'zlib-stream' });
}

async function* handedOff(ground: Ground): AsyncGenerator<CardState> {
  const page = await open(ground, { username: 'ada' });
  // Until then the popup speaks of what was asked of the account before, above the button.
  await until('that account to be forgotten', async () =>
    (await readBadge(ground.rig)) === '' ? true : undefined,
  );
  const popup = await ground.rig.openPopup();
  ground.discord.captcha('addPhone');
  await popup.click('button.primary');
  await popup.waitFor('.account, .spinner');
  await page.evaluate(() => document.body.click());
  await popup.waitFor('.account');
  await popup.click('button.primary');
  await popup.waitFor('#phone');
  await popup.fill('#phone', '(415) 555-0123');
  await popup.click('button[type=submit]');
  await popup.waitForGone('#phone');
  await popup.click('button.primary');
  await see(page, '[data-step=handedOff]');
  await popup.close();
  await page.bringToFront();
  yield { name: 'card-handed-off', page };
  await page.close();
}
