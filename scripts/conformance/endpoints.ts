import { endResendPause } from '../../harness/extension-state.ts';
import { pressButton, sendCode, waitForMessage } from '../../harness/popup-steps.ts';
import { type Driver, PASSWORD, PHONE, type Row } from './driver.ts';

const REVERIFY = 'REQUIRE_REVERIFIED_PHONE';

/** One row for every documented endpoint that the popup uses. */
export async function endpointRows(driver: Driver): Promise<Row[]> {
  const { discord, ada } = driver;
  const rows: Row[] = [];
  const add = async (what: string, act: () => Promise<string>) =>
    void rows.push(await driver.recordRow(what, act));

  await driver.goToPhoneStep();
  await add('Add a number: send the code', async () => {
    await sendCode(driver.popup);
    return driver.waitForLine('codeTitle');
  });
  await add('Resend the code', async () => {
    await driver.popup.close();
    await endResendPause(driver.rig);
    driver.popup = await driver.rig.openPopup();
    await pressButton(driver.popup, 'resendButton');
    return driver.popup.waitForText(/Send again in/).then(() => 'Send again in … seconds');
  });
  await add('Verify the number', async () => {
    await driver.popup.type('#code', driver.latestCode());
    return driver.waitForLine('passwordTitle');
  });
  await add('Add a number: finish', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await pressButton(driver.popup, 'finishButton');
    await waitForMessage(driver.popup, 'doneTitle');
    return waitForLineWith(driver, 'is on your Discord account');
  });

  await driver.goHome({ phone: PHONE });
  driver.setRequiredAction(REVERIFY);
  await pressButton(driver.popup, 'reverifyButton');
  await driver.popup.waitFor('#phone');
  await add('Reverify the number: send the code', async () => {
    await sendCode(driver.popup);
    return driver.waitForLine('codeTitle');
  });
  await driver.popup.type('#code', driver.latestCode());
  await waitForMessage(driver.popup, 'passwordTitle');
  await add('Reverify the number: finish', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await pressButton(driver.popup, 'finishReverifyButton');
    await waitForMessage(driver.popup, 'doneTitle');
    return waitForLineWith(driver, 'is verified again');
  });

  await driver.goHome({ phone: PHONE });
  await pressButton(driver.popup, 'removeButton');
  await driver.popup.waitFor('#password');
  await add('Remove the number', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await driver.popup.press('Enter');
    await waitForMessage(driver.popup, 'doneTitle');
    return waitForLineWith(driver, 'is no longer on your Discord account');
  });
  if (ada.phone !== null || discord.sms.count() === 0)
    throw new Error('The number was not removed, or no SMS was sent');
  return rows;
}

/** One row for every reason, which both requests of a flow must contain. */
export async function reasonRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  for (const reason of [
    'user_action_required',
    'user_settings_update',
    'guild_phone_required',
    'mfa_phone_update',
    'contact_sync',
  ]) {
    await driver.goToPhoneStep();
    await driver.popup.click('summary');
    await driver.popup.select('#reason', reason);
    const label = await driver.popup.evaluate(
      () => document.querySelector('#reason option:checked')?.textContent ?? '',
    );
    const row = await driver.recordRow(`\`${reason}\``, async () => {
      const before = driver.discord.requests.length;
      await sendCode(driver.popup);
      await waitForMessage(driver.popup, 'codeTitle');
      await driver.popup.type('#code', driver.latestCode());
      await driver.popup.waitFor('#password');
      await driver.popup.fill('#password', PASSWORD);
      await pressButton(driver.popup, 'finishButton');
      await waitForMessage(driver.popup, 'doneTitle');
      const isInBoth = driver.discord.requests
        .slice(before)
        .filter(({ path, source }) => source === 'extension' && path.endsWith('/users/@me/phone'))
        .every(({ body }) => JSON.stringify(body).includes(`"${reason}"`));
      if (!isInBoth) throw new Error(`${reason} was not in both requests`);
      return label;
    });
    rows.push(row);
  }
  return rows;
}

async function waitForLineWith(driver: Driver, words: string): Promise<string> {
  const text = await driver.popup.waitForText(words);
  return text.split('\n').find((line) => line.includes(words)) ?? words;
}
