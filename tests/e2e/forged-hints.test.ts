import { describe, expect } from 'vitest';
import { englishText, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf, stepOf, submittedCodes } from './support/card.ts';
import { forgeHint, forgeTapEvent } from './support/forge-tap-event.ts';
import { settle } from './support/settle.ts';
import { it, type Stage } from './support/stage.ts';

const readyHint = ({ ada }: Stage, action: string | null) => ({
  type: 'ready',
  userId: ada.id,
  username: 'ada',
  globalName: 'Ada Lovelace',
  hasPhone: false,
  countryCode: 'US',
  action,
});

/** Expects that the forged event caused no call, opened no step and filled nothing. */
async function expectNoAction(stage: Stage, page: RigPage, calls: string[]): Promise<void> {
  await settle(stage, page);
  expect(stage.calls()).toEqual(calls);
  expect(stage.discord.sms.count()).toBe(0);
  expect(await submittedCodes(page)).toEqual([]);
  expect(await stage.stored('session')).not.toContain('"status":"awaitingPhone"');
}

describe('a forged required action', () => {
  it('shows the card and the badge, and does nothing more', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await forgeHint(page, readyHint(stage, 'REQUIRE_VERIFIED_PHONE'));
    await cardOf(page).waitFor('[data-step=prompt]');
    await expect.poll(() => stage.badge()).toBe('!');
    await expectNoAction(stage, page, []);
  });

  it('shows a banner in a connected popup, and does nothing more', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    const calls = stage.calls();
    await forgeHint(page, { type: 'actionChanged', action: 'REQUIRE_VERIFIED_PHONE' });
    await waitForMessage(popup, 'action_phone_add');
    await expectNoAction(stage, page, calls);
    await forgeHint(page, { type: 'actionChanged', action: null });
    await expect
      .poll(async () => (await popup.text()).includes(englishText('action_phone_add')))
      .toBe(false);
  });

  it('does not show in a popup that is connected to another account', async ({ stage }) => {
    const { popup, page } = await stage.connect();
    const calls = stage.calls();
    const other = stage.createAccount({ username: 'bob' });
    await forgeHint(page, { ...readyHint(stage, 'REQUIRE_VERIFIED_PHONE'), userId: other.id });
    await expect.poll(() => stage.stored('session')).toContain(other.id);
    await expectNoAction(stage, page, calls);
    expect(await popup.text()).not.toContain(englishText('action_phone_add'));
  });

  it('fills nothing into Discord’s dialog', async ({ stage }) => {
    const page = await stage.signIn(stage.ada);
    await page.click('[data-test=open-settings]');
    await page.click('[data-test=settings-add-phone]');
    await cardOf(page).waitFor('[data-step=phone]');
    const empty = await phoneFieldOf(page);
    await forgeHint(page, readyHint(stage, 'REQUIRE_VERIFIED_PHONE'));
    await expect.poll(() => stage.badge()).toBe('!');
    await expectNoAction(stage, page, []);
    expect(await phoneFieldOf(page)).toBe(empty);
    expect(await stepOf(page)).toBe('phone');
  });
});

describe('a forged tap command', () => {
  it('stops the tap, which then sends no more hints, and changes nothing else', async ({
    stage,
  }) => {
    const page = await stage.signInAndLook(stage.ada);
    // The last item that is stored when a page has been read.
    await expect.poll(() => stage.stored('session')).toContain('"pageAccount":true');
    await forgeTapEvent(page, 'handset:tap', 'stop');
    const before = await stage.stored('session');
    stage.requireAction('REQUIRE_REVERIFIED_PHONE');
    await expectNoAction(stage, page, []);
    expect(await stage.stored('session')).toBe(before);
  });
});

it('a forged event reveals nothing to the script that sent it', async ({ stage }) => {
  const { page } = await stage.connect();
  await page.evaluate(() => {
    const details: unknown[] = [];
    Reflect.set(window, 'received', details);
    for (const type of ['handset:hint', 'handset:tap', 'message'])
      for (const target of [document, window])
        target.addEventListener(type, (event) => {
          details.push([type, Reflect.get(event, 'detail') ?? Reflect.get(event, 'data')]);
        });
    document.dispatchEvent(new CustomEvent('handset:tap', { detail: 'start' }));
  });
  const readReceived = () => page.evaluate(() => JSON.stringify(Reflect.get(window, 'received')));
  await expect.poll(readReceived).toContain(stage.ada.id);
  await settle(stage, page);
  const received = await readReceived();
  // The script receives its own command, and what Discord told this page anyway.
  expect(received).toContain('start');
  expect(received).toContain(stage.ada.id);
  expect(received).not.toContain(stage.ada.authorization);
});
