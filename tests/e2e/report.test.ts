import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText, pressButton, waitForMessage } from '../../harness/popup-steps.ts';
import type { RigPage } from '../../harness/types.ts';
import { FLOWS, type Flow, type Leg } from '../deep/flows.ts';
import { MatrixFixture } from '../deep/matrix-fixture.ts';
import { performAction, skipResendPause, waitForScreen, walkTo } from '../deep/user.ts';
import { cardOf } from './support/card.ts';
import { findIn, secretsOf, WRONG_ANSWER } from './support/leak-watch.ts';

let fixture: MatrixFixture;
let options: RigPage | null = null;

/** The options page, which goes with the extension when a cell that failed is cleaned up. */
async function openOptions(): Promise<RigPage> {
  if (options === null || options.page.isClosed())
    options = await fixture.rig.openExtensionPage('options.html');
  return options;
}

beforeAll(async () => {
  fixture = await MatrixFixture.open(inject('browser'));
});
afterAll(() => fixture.close());

const readReport = async (): Promise<string> => {
  const page = await openOptions();
  return page.evaluate(() => document.querySelector('textarea')?.value ?? '');
};

/** What Discord said last, as the popup shows it. */
const readDiscordsWords = (): Promise<string> =>
  fixture.popup.evaluate(
    () => document.querySelector('#failure details p')?.textContent?.split('\u2068')[1] ?? '',
  );

/** Waits until the report tells of the step, and searches it. */
async function expectNoLeak({ waitingStep }: Leg): Promise<void> {
  await expect.poll(readReport).toContain(`\nstep: ${waitingStep.status}`);
  const report = await readReport();
  const { ada, bob } = fixture;
  const words = (await readDiscordsWords()).split('\u2069')[0] ?? '';
  const secrets = {
    ...secretsOf(fixture, [fixture.phone]),
    name: [ada, bob].flatMap(({ username, globalName }) => [username, globalName ?? username]),
    id: [ada.id, bob.id],
    code: fixture.sentCodes(),
    'Discord’s words': words === '' ? [] : [words],
    'the end of the phone': [fixture.phone.slice(-4)],
  };
  expect(findIn({ report }, secrets)).toEqual([]);
}

describe('a report about a problem', () => {
  it.for(FLOWS)(
    'holds no secret and nothing of the account: $kind, with MFA: $mfa',
    async (flow) => {
      await fixture.runCell(async () => {
        await readReport();
        await fixture.popup.bringToFront();
        await fixture.goToHome(flow);
        const [first] = flow.legs;
        if (first === undefined) throw new Error('A flow without steps');
        await walkTo(fixture, flow, first);
        for (const leg of flow.legs) await performLeg(leg, flow);
        await waitForScreen(fixture, 'doneTitle');
        await expect.poll(readReport).toContain('\nstep: done');
      });
    },
  );

  it('says which of Discord’s windows was seen last, by how it is built', async () => {
    await fixture.runCell(async () => {
      const { page, discord, ada } = fixture;
      discord.setRequiredAction(ada.id, 'REQUIRE_VERIFIED_PHONE');
      await page.bringToFront();
      await page.clickButton('Verify by Phone');
      await page.waitFor('input[type=tel]');
      await cardOf(page).waitFor('[data-step=phone]');
      await (await openOptions()).bringToFront();
      await expect
        .poll(readReport)
        .toMatch(/\nseen on the page: screen-(one|two) phone-(combobox|button)\n/);
      discord.setRequiredAction(ada.id, null);
      await page.page.reload();
      await fixture.popup.bringToFront();
    });
  });

  it('opens from the popup, is shown in full, and leads nowhere while no address is published', async () => {
    await fixture.runCell(async () => {
      const [flow] = FLOWS;
      if (flow !== undefined) await fixture.goToHome(flow);
      await fixture.popup.click('.account');
      await pressButton(fixture.popup, 'reportTitle');
      const page = await fixture.rig.waitForPage('options.html#report');
      await page.waitForText(englishText('reportText'));
      const { isWhole, links } = await page.evaluate(() => {
        const text = document.querySelector('textarea');
        return {
          isWhole: text !== null && text.scrollHeight <= text.clientHeight + 1,
          links: document.querySelectorAll('#report a').length,
        };
      });
      expect({ isWhole, links }).toEqual({ isWhole: true, links: 0 });
      await page.clickButton(englishText('copyDetailsButton'));
      await page.waitForText(englishText('detailsCopied'));
      await page.close();
      await fixture.popup.bringToFront();
    });
  });
});

async function performLeg(leg: Leg, flow: Flow): Promise<void> {
  await waitForScreen(fixture, leg.waitingStep.screen);
  if (leg.action === 'resend') await skipResendPause(fixture);
  if (leg.action === 'confirm') {
    // After the SMS, which was asked for in the leg before.
    await fixture.popup.waitForText(/Sent to/);
    await fixture.popup.select('#method', 'totp');
    await fixture.popup.waitForText(englishText('mfaField_totp'));
  }
  await expectNoLeak(leg);
  await giveWrongAnswer(leg, flow);
  const codesBefore = fixture.sentCodes().length;
  await performAction(leg.action, fixture, flow);
  if (leg.action === 'resend')
    await expect.poll(() => fixture.sentCodes().length).toBe(codesBefore + 1);
}

/** An error has a kind, a code and a message of its own. */
async function giveWrongAnswer(leg: Leg, { mfa }: Flow): Promise<void> {
  const { popup } = fixture;
  if (leg.action === 'confirm') {
    await popup.fill('#mfa', WRONG_ANSWER);
    await pressButton(popup, 'mfaConfirmButton');
    await waitForMessage(popup, 'failure_wrongMfaCode');
  } else if (leg.action === 'typePassword' && !mfa) {
    await popup.fill('#password', WRONG_ANSWER);
    await popup.click('button[type=submit]');
    await waitForMessage(popup, 'failure_wrongPassword');
  } else return;
  await expect.poll(readReport).toMatch(/\nfailure: (wrongMfaCode|wrongPassword) \d+\n/);
  await expectNoLeak(leg);
}
