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

/** One row for every required action: the popup's banner and main button, and the toolbar's badge. */
export async function actionRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  await driver.goHome({ phone: PHONE });
  for (const action of ACTIONS) {
    driver.setRequiredAction(action);
    const readBanner = () =>
      driver.popup.evaluate(() =>
        Array.from(document.querySelectorAll('.demand > *'), (part) => part.textContent).join(' '),
      );
    await driver.popup.waitFor('.demand');
    const mainButton = await driver.popup.evaluate(
      () => document.querySelector('main > section button.primary')?.textContent ?? '',
    );
    rows.push({
      what: `\`${action}\``,
      requests: [],
      answer: (await readBadge(driver.rig)) || 'none',
      shown: `${await readBanner()} [${mainButton}]`,
    });
    driver.setRequiredAction(null);
    await driver.popup.waitUntilGone('.demand');
  }
  return rows;
}
