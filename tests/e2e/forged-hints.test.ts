import { describe, expect } from 'vitest';
import { englishText, see } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf, stepOf, submittedCodes } from './support/card.ts';
import { forge, forgeHint } from './support/forge.ts';
import { it, type Stage } from './support/stage.ts';

const readyOf = ({ ada }: Stage, action: string | null) => ({
  type: 'ready',
  userId: ada.id,
  username: 'ada',
  globalName: 'Ada Lovelace',
  hasPhone: false,
  countryCode: 'US',
  action,
});

/** Whatever was forged, nothing was asked of Discord, opened, or filled in. */
async function expectAnOfferAtMost(stage: Stage, page: RigPage, calls: string[]): Promise<void> {
  // Long enough for a call, had one been started.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stage.calls()).toEqual(calls);
  expect(stage.discord.sms.count()).toBe(0);
  expect(await submittedCodes(page)).toEqual([]);
  expect(await stage.stored('session')).not.toContain('"status":"awaitingPhone"');
}

describe('a required action that a script of the page made up', () => {
  it('at most shows the card and the badge', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await forgeHint(page, readyOf(stage, 'REQUIRE_VERIFIED_PHONE'));
    await cardOf(page).waitFor('[data-step=prompt]');
    await expect.poll(() => stage.badge()).toBe('!');
    await expectAnOfferAtMost(stage, page, []);
  });

  it('at most shows a banner in a popup that is connected', async ({ stage }) => {
    const { popup, page } = await stage.connected();
    const calls = stage.calls();
    await forgeHint(page, { type: 'actionChanged', action: 'REQUIRE_VERIFIED_PHONE' });
    await see(popup, 'action_phone_add');
    await expectAnOfferAtMost(stage, page, calls);
    await forgeHint(page, { type: 'actionChanged', action: null });
    await expect
      .poll(async () => (await popup.text()).includes(englishText('action_phone_add')))
      .toBe(false);
  });

  it('of somebody else does not show in a popup that is connected', async ({ stage }) => {
    const { popup, page } = await stage.connected();
    const calls = stage.calls();
    const other = stage.account({ username: 'bob' });
    await forgeHint(page, { ...readyOf(stage, 'REQUIRE_VERIFIED_PHONE'), userId: other.id });
    await expect.poll(() => stage.stored('session')).toContain(other.id);
    await expectAnOfferAtMost(stage, page, calls);
    expect(await popup.text()).not.toContain(englishText('action_phone_add'));
  });

  it('fills nothing into Discord’s dialog', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await page.click('[data-test=open-settings]');
    await page.click('[data-test=settings-add-phone]');
    await cardOf(page).waitFor('[data-step=phone]');
    const empty = await phoneFieldOf(page);
    await forgeHint(page, readyOf(stage, 'REQUIRE_VERIFIED_PHONE'));
    await expect.poll(() => stage.badge()).toBe('!');
    await expectAnOfferAtMost(stage, page, []);
    expect(await phoneFieldOf(page)).toBe(empty);
    expect(await stepOf(page)).toBe('phone');
  });
});

describe('an order that a script of the page made up', () => {
  it('stops the tap, which says no more, and changes nothing else', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    // What is written last of what the page tells when it is opened.
    await expect.poll(() => stage.stored('session')).toContain('"pageAccount":true');
    await forge(page, 'handset:tap', 'stop');
    const before = await stage.stored('session');
    stage.demand('REQUIRE_REVERIFIED_PHONE');
    await expectAnOfferAtMost(stage, page, []);
    expect(await stage.stored('session')).toBe(before);
  });
});

it('what is forged tells its forger nothing', async ({ stage }) => {
  const { page } = await stage.connected();
  const heard = await page.evaluate(async () => {
    const details: unknown[] = [];
    for (const type of ['handset:hint', 'handset:tap', 'message'])
      for (const target of [document, window])
        target.addEventListener(type, (event) => {
          details.push([type, Reflect.get(event, 'detail') ?? Reflect.get(event, 'data')]);
        });
    document.dispatchEvent(new CustomEvent('handset:tap', { detail: 'start' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return JSON.stringify(details);
  });
  // Its own order, and what Discord has told this page itself.
  expect(heard).toContain('start');
  expect(heard).toContain(stage.ada.id);
  expect(heard).not.toContain(stage.ada.authorization);
});
