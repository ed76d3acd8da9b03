import { describe, expect } from 'vitest';
import {
  englishText,
  pressButton,
  waitForMessage,
  waitForNumberingPlans,
} from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { cardOf, phoneFieldOf } from './support/card.ts';
import { it, type Stage } from './support/stage.ts';

async function openNumberStep(stage: Stage): Promise<RigPage> {
  const { popup } = await stage.connect();
  await pressButton(popup, 'addPhoneButton');
  await waitForNumberingPlans(popup);
  return popup;
}

async function openPhoneDialog(stage: Stage): Promise<RigPage> {
  stage.ada.requiredAction = 'REQUIRE_VERIFIED_PHONE';
  const page = await stage.signIn(stage.ada);
  await cardOf(page).waitFor('[data-step=prompt]');
  await page.clickButton('Verify by Phone');
  await cardOf(page).waitFor('[data-step=phone]');
  return page;
}

const sentTo = (stage: Stage): string[] => stage.discord.sms.all().map(({ phone }) => phone);

describe('the button that sends a code', () => {
  it('names the number and its country in words, and the code goes there', async ({ stage }) => {
    const popup = await openNumberStep(stage);
    await popup.paste('#phone', 'Ring me: +44 (0)7400 123456!');
    await popup.clickButton('Send code to +44 7400 123456, United Kingdom');
    await waitForMessage(popup, 'codeTitle');
    expect(sentTo(stage)).toEqual(['+447400123456']);
  });

  it('sends nothing to a doubtful number before its doubt was shown', async ({ stage }) => {
    const popup = await openNumberStep(stage);
    await popup.type('#phone', '+54 11 2345-6789');
    await popup.press('Enter');
    await waitForMessage(popup, 'phoneDoubt_notMobile');
    await waitForMessage(popup, 'phoneDoubt_otherNumber');
    expect(stage.calls()).toEqual(['GET /users/@me']);
    await popup.clickButton('Use +54 9 11 2345 6789, Argentina');
    await popup.clickButton('Send code to +54 9 11 2345 6789, Argentina');
    await waitForMessage(popup, 'codeTitle');
    expect(sentTo(stage)).toEqual(['+5491123456789']);
  });

  it('keeps a doubt about a pasted number until the number is written otherwise', async ({
    stage,
  }) => {
    const popup = await openNumberStep(stage);
    await popup.paste('#phone', '4522594586');
    await waitForMessage(popup, 'phoneDoubt_codeWithoutPlus');
    await popup.clickButton('Send code to +45 22 59 45 86, Denmark');
    await waitForMessage(popup, 'codeTitle');
    expect(sentTo(stage)).toEqual(['+4522594586']);
  });
});

describe('the card on Discord’s page', () => {
  it('shows the number that it filled in, and says the same doubt as the popup', async ({
    stage,
  }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+54 11 2345-6789');
    const card = cardOf(page);
    await card.waitForText(englishText('phoneDoubt_notMobile'));
    await card.waitForText('+54\u00a011\u00a02345\u00a06789, Argentina');
    await expect.poll(() => phoneFieldOf(page)).toBe('+54 1123456789');
    await card.clickButton('Use +54 9 11 2345 6789, Argentina');
    await expect.poll(() => phoneFieldOf(page)).toBe('+54 91123456789');
  });

  it('says which country it took for a number without one', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('(415) 555-0123');
    await cardOf(page).waitForText(englishText('phoneDoubt_guessedCountry'));
    expect(await phoneFieldOf(page)).toBe('+1 4155550123');
  });

  it('asks which number is meant when there are two', async ({ stage }) => {
    const page = await openPhoneDialog(stage);
    await page.pasteAtFocus('+1 415 555 0123 or +1 415 555 0124');
    await cardOf(page).waitForText(englishText('phoneReading_several'));
    expect(stage.discord.sms.count()).toBe(0);
  });
});
