import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText, press, see } from '../../harness/popup-steps.ts';
import { FLOWS, type Flow, type Leg } from '../deep/flows.ts';
import { Ground, PASSWORD } from '../deep/ground.ts';
import { arrive, perform, skipResendPause, walkTo } from '../deep/user.ts';
import { cardOf } from './support/card.ts';
import {
  addObservers,
  expectNoLeak,
  plant,
  searchProfile,
  WRONG,
  watchPage,
} from './support/leak-watch.ts';

// Secrets that are found nowhere by chance, a run of every flow, and a look at everything that an observer could see.

/** Long enough for a browser to write down what stands in a field. */
const WRITES_MS = 1500;

const browser = inject('browser');
const phones: string[] = [];
let ground: Ground;

beforeAll(async () => {
  ground = await Ground.open(browser, addObservers, {
    // As in a Firefox that no test drives, but every third of a second in place of every 15 seconds.
    'browser.sessionstore.resume_from_crash': true,
    'browser.sessionstore.interval': 300,
  });
});

describe('nothing secret is seen by anybody', () => {
  it.for(FLOWS)('during the flow: $kind, with MFA: $mfa', async (flow) => {
    await ground.cell(async () => {
      phones.push(ground.phone);
      await watchPage(ground.page);
      await ground.atHome(flow);
      const [first] = flow.legs;
      if (first === undefined) throw new Error('A flow without steps');
      await walkTo(ground, flow, first);
      for (const leg of flow.legs) await takeLeg(leg, flow);
      await arrive(ground, 'doneTitle');
      await look();
    });
  });

  it('during what is typed into the toolbar’s own popup', async () => {
    await ground.cell(async () => {
      phones.push(ground.phone);
      await watchPage(ground.page);
      const [add] = FLOWS;
      if (add === undefined) throw new Error('No flow');
      await ground.atHome(add);
      await press(ground.popup, 'addPhoneButton');
      await ground.page.bringToFront();
      const toolbar = await ground.rig.openToolbarPopup();
      await toolbar.waitForText(englishText('phoneLabel'));
      await toolbar.evaluate(typeText, ground.phone);
      await toolbar.evaluate(submitForm);
      await toolbar.waitForText(englishText('codeTitle'));
      await toolbar.evaluate(typeText, `Code ${ground.codes().at(-1)}`);
      await toolbar.waitForText(englishText('passwordTitle'));
      await toolbar.evaluate(typeText, PASSWORD);
      await sleep(WRITES_MS);
      await expectNoLeak(ground, { hasPhone: false });
      await toolbar.close();
    });
  });

  it('while the card fills the number and the code into Discord’s dialogs', async () => {
    await ground.cell(async () => {
      // Not among those that are searched for on the disk: browsers keep what stands in the fields of Discord's own page.
      const { page, ada } = ground;
      await watchPage(page);
      const [add] = FLOWS;
      if (add === undefined) throw new Error('No flow');
      await ground.atConnect(add);
      // It is typed into Discord's own page, which may know it.
      ada.password = 'typed-into-the-page';
      ground.discord.demand(ada.id, 'REQUIRE_VERIFIED_PHONE');
      const card = cardOf(page);
      await page.bringToFront();
      await page.clickButton('Verify by Phone');
      await card.waitFor('[data-step=phone]');
      await expectNoLeak(ground, { hasPhone: false });
      await card.paste('#text', ground.phone);
      await sleep(WRITES_MS);
      await page.clickButton('Send');
      await card.waitFor('[data-step=code]');
      await expectNoLeak(ground, { hasPhone: true });
      await card.paste('#text', `Code ${ground.codes().at(-1)}`);
      await page.waitFor('input[type=password]');
      await page.type('input[type=password]', ada.password);
      await page.clickButton('Confirm');
      await expect.poll(() => ada.phone).toBe(ground.phone);
      await expectNoLeak(ground, { hasPhone: true });
      expect(ground.writes()).toBe(0);
    });
  });
});

describe('on the disk', () => {
  it('is nothing while the browser runs, nor after it was closed, but what a page has stored itself', async () => {
    await plant(ground);
    const look = async () => {
      const found = await searchProfile(ground, phones);
      // The one text that was planted where it is written.
      expect(found.filter((each) => !each.startsWith('what is in storage.local'))).toEqual([]);
      expect(found).not.toEqual([]);
    };
    await look();
    await ground.close(look);
  });
});

/** As a user does. Runs in the popup, as the next one. */
function typeText(text: string): void {
  document.querySelector<HTMLInputElement>('#phone, #code, #password')?.select();
  document.execCommand('insertText', false, text);
}

function submitForm(): void {
  document.querySelector('form')?.requestSubmit();
}

const look = () => expectNoLeak(ground, { hasPhone: ground.ada.phone === ground.phone });

async function takeLeg(leg: Leg, flow: Flow): Promise<void> {
  const { act, waits } = leg;
  await arrive(ground, waits.screen);
  if (act === 'resend') {
    await look();
    await skipResendPause(ground);
  }
  if (act === 'confirm') await chooseApp();
  await look();
  await answerWrongly(leg, flow);
  const codes = ground.codes().length;
  await perform(act, ground, flow);
  if (act === 'resend') await expect.poll(() => ground.codes().length).toBe(codes + 1);
}

/** Instead of the SMS, which has to be sent before another way can be chosen. */
async function chooseApp(): Promise<void> {
  await ground.popup.waitForText(/Sent to/);
  await ground.popup.click('input[value=totp]');
  await ground.popup.waitForText(englishText('mfaField_totp'));
}

/** An error has an object, a message and a screen of its own. The password is shown, as its field lets the user do. */
async function answerWrongly({ act }: Leg, { mfa }: Flow): Promise<void> {
  const { popup } = ground;
  if (act === 'confirm') {
    await popup.fill('#mfa', WRONG);
    await sleep(WRITES_MS);
    await press(popup, 'mfaConfirmButton');
    await see(popup, 'failure_wrongMfaCode');
  } else if (act === 'typePassword' && !mfa) {
    await popup.click('label.check input');
    await popup.fill('#password', WRONG);
    await sleep(WRITES_MS);
    await popup.click('button[type=submit]');
    await see(popup, 'failure_wrongPassword');
  } else return;
  await look();
}
