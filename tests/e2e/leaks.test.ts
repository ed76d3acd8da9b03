import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText, pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import { FLOWS, type Flow, type Leg } from '../deep/flows.ts';
import { MatrixFixture, PASSWORD } from '../deep/matrix-fixture.ts';
import { performAction, skipResendPause, waitForScreen, walkTo } from '../deep/user.ts';
import { cardOf } from './support/card.ts';
import {
  addObservers,
  expectNoLeak,
  plantMarkers,
  searchProfile,
  WRONG_ANSWER,
  watchPage,
} from './support/leak-watch.ts';

// Runs every flow with secrets that occur nowhere by chance, and searches every place that an observer could read.

/** Long enough for a browser to write the contents of a field to the disk, in ms. */
const FIELD_SAVE_MS = 1500;

const browser = inject('browser');
const phones: string[] = [];
let fixture: MatrixFixture;

beforeAll(async () => {
  fixture = await MatrixFixture.open(browser, addObservers, {
    // As in a Firefox without automation, but every 300 ms instead of every 15 seconds.
    'browser.sessionstore.resume_from_crash': true,
    'browser.sessionstore.interval': 300,
  });
});

describe('a secret', () => {
  it.for(FLOWS)('reaches no observer during the flow: $kind, with MFA: $mfa', async (flow) => {
    await fixture.runCell(async () => {
      phones.push(fixture.phone);
      await watchPage(fixture.page);
      await fixture.goToHome(flow);
      const [first] = flow.legs;
      if (first === undefined) throw new Error('A flow without steps');
      await walkTo(fixture, flow, first);
      for (const leg of flow.legs) await performLeg(leg, flow);
      await waitForScreen(fixture, 'doneTitle');
      await expectNoLeakNow();
    });
  });

  it('reaches no observer while it is typed into the toolbar’s own popup', async () => {
    await fixture.runCell(async () => {
      phones.push(fixture.phone);
      await watchPage(fixture.page);
      const [add] = FLOWS;
      if (add === undefined) throw new Error('No flow');
      await fixture.goToHome(add);
      await pressButton(fixture.popup, 'addPhoneButton');
      await fixture.page.bringToFront();
      const toolbar = await fixture.rig.openToolbarPopup();
      await toolbar.waitForText(englishText('phoneLabel'));
      await toolbar.evaluate(typeText, fixture.phone);
      await toolbar.waitForText(englishText('sendCodeTo'));
      await toolbar.evaluate(submitForm);
      await toolbar.waitForText(englishText('codeTitle'));
      await toolbar.evaluate(typeText, `Code ${fixture.sentCodes().at(-1)}`);
      await toolbar.waitForText(englishText('passwordTitle'));
      await toolbar.evaluate(typeText, PASSWORD);
      await sleep(FIELD_SAVE_MS);
      await expectNoLeak(fixture, { hasPhone: false });
      await toolbar.close();
    });
  });

  it('reaches no observer while the card fills number and code into Discord’s dialogs', async () => {
    await fixture.runCell(async () => {
      // This phone is not searched for on the disk: browsers store the contents of fields in Discord's own page.
      const { page, ada } = fixture;
      await watchPage(page);
      const [add] = FLOWS;
      if (add === undefined) throw new Error('No flow');
      await fixture.goToConnect(add);
      // This password is typed into Discord's own page, which may know it.
      ada.password = 'typed-into-the-page';
      fixture.discord.setRequiredAction(ada.id, 'REQUIRE_VERIFIED_PHONE');
      const card = cardOf(page);
      await page.bringToFront();
      await page.clickButton('Verify by Phone');
      await card.waitFor('[data-step=phone]');
      await expectNoLeak(fixture, { hasPhone: false });
      await card.paste('#text', fixture.phone);
      await sleep(FIELD_SAVE_MS);
      await page.clickButton('Send');
      await card.waitFor('[data-step=code]');
      await expectNoLeak(fixture, { hasPhone: true });
      await card.paste('#text', `Code ${fixture.sentCodes().at(-1)}`);
      await page.waitFor('input[type=password]');
      await page.type('input[type=password]', ada.password);
      await page.clickButton('Confirm');
      await expect.poll(() => ada.phone).toBe(fixture.phone);
      await expectNoLeak(fixture, { hasPhone: true });
      expect(fixture.countWrites()).toBe(0);
    });
  });
});

describe('the browser’s profile on the disk', () => {
  it('contains no secret while the browser runs or after it has closed, except what a page stored itself', async () => {
    await plantMarkers(fixture);
    const expectCleanProfile = async () => {
      const found = await searchProfile(fixture, phones);
      // Proves that the search works: storage.local is written to the disk, and its marker is found there.
      expect(found.filter((each) => !each.startsWith('what is in storage.local'))).toEqual([]);
      expect(found).not.toEqual([]);
    };
    await expectCleanProfile();
    await fixture.close(expectCleanProfile);
  });
});

/** Types over the field of the current step, as a user does. Runs in the popup. */
function typeText(text: string): void {
  document.querySelector<HTMLInputElement>('#phone, #code, #password')?.select();
  document.execCommand('insertText', false, text);
}

/** Runs in the popup. */
function submitForm(): void {
  document.querySelector('form')?.requestSubmit();
}

const expectNoLeakNow = () =>
  expectNoLeak(fixture, { hasPhone: fixture.ada.phone === fixture.phone });

async function performLeg(leg: Leg, flow: Flow): Promise<void> {
  const { action, waitingStep } = leg;
  await waitForScreen(fixture, waitingStep.screen);
  if (action === 'resend') {
    await expectNoLeakNow();
    await skipResendPause(fixture);
  }
  if (action === 'confirm') await chooseAuthenticatorApp();
  await expectNoLeakNow();
  await giveWrongAnswer(leg, flow);
  const codesBefore = fixture.sentCodes().length;
  await performAction(action, fixture, flow);
  if (action === 'resend')
    await expect.poll(() => fixture.sentCodes().length).toBe(codesBefore + 1);
}

/** Chooses the authenticator app instead of SMS, once the SMS has been sent. */
async function chooseAuthenticatorApp(): Promise<void> {
  await fixture.popup.waitForText(/Sent to/);
  await fixture.popup.select('#method', 'totp');
  await fixture.popup.waitForText(englishText('mfaField_totp'));
}

/** Gives a wrong answer: an error has an object, a message and a screen of its own. Makes the password visible. */
async function giveWrongAnswer({ action }: Leg, { mfa }: Flow): Promise<void> {
  const { popup } = fixture;
  if (action === 'confirm') {
    await popup.fill('#mfa', WRONG_ANSWER);
    await sleep(FIELD_SAVE_MS);
    await pressButton(popup, 'mfaConfirmButton');
    await waitForMessage(popup, 'failure_wrongMfaCode');
  } else if (action === 'typePassword' && !mfa) {
    await pressButton(popup, 'passwordShow');
    await popup.fill('#password', WRONG_ANSWER);
    await sleep(FIELD_SAVE_MS);
    await popup.click('button[type=submit]');
    await waitForMessage(popup, 'failure_wrongPassword');
  } else return;
  await expectNoLeakNow();
}
