import { readBadge } from '../../harness/extension-state.ts';
import type { Driver, Row } from './driver.ts';
import { PHONE } from './driver.ts';

const ACTIONS = [
  'AGREEMENTS',
  'REQUIRE_CAPTCHA',
  'REQUIRE_VERIFIED_EMAIL',
  'REQUIRE_REVERIFIED_EMAIL',
  'REQUIRE_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_PHONE',
  'REQUIRE_VERIFIED_PHONE_THEN_EMAIL',
  'REQUIRE_VERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_VERIFIED_PHONE',
  'REQUIRE_VERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_REVERIFIED_EMAIL_OR_REVERIFIED_PHONE',
  'REQUIRE_SAFETY_FLOWS',
  'TOS_UPDATE_ACKNOWLEDGMENT',
  'SOMETHING_NEW',
];

/** Every required action: what the popup says, what it offers, and what the toolbar shows. */
export async function actionRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  await driver.home({ phone: PHONE });
  for (const action of ACTIONS) {
    driver.demand(action);
    const banner = () =>
      driver.popup.evaluate(
        () => document.querySelector('section.notice p')?.textContent?.trim() ?? '',
      );
    await driver.popup.waitFor('section.notice p');
    const offered = await driver.popup.evaluate(
      () => document.querySelector('main > section button.primary')?.textContent ?? '',
    );
    rows.push({
      what: `\`${action}\``,
      requests: [],
      answer: (await readBadge(driver.rig)) || 'none',
      shown: `${await banner()} [${offered}]`,
    });
    driver.demand(null);
    await driver.popup.waitForGone('section.notice p');
  }
  return rows;
}
