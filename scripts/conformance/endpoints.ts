import { endResendPause } from '../../harness/extension-state.ts';
import { press, see } from '../../harness/popup-steps.ts';
import { type Driver, PASSWORD, PHONE, type Row } from './driver.ts';

const REVERIFY = 'REQUIRE_REVERIFIED_PHONE';

/** Every documented endpoint, as the popup uses it. */
export async function endpointRows(driver: Driver): Promise<Row[]> {
  const { discord, ada } = driver;
  const rows: Row[] = [];
  const add = async (what: string, act: () => Promise<string>) =>
    void rows.push(await driver.row(what, act));

  await driver.atPhone();
  await add('Add a number: send the code', async () => {
    await press(driver.popup, 'sendCodeButton');
    return driver.sees('codeTitle');
  });
  await add('Resend the code', async () => {
    await driver.popup.close();
    await endResendPause(driver.rig);
    driver.popup = await driver.rig.openPopup();
    await press(driver.popup, 'resendButton');
    return driver.popup.waitForText(/Another code in/).then(() => 'Another code in … seconds');
  });
  await add('Verify the number', async () => {
    await driver.popup.type('#code', driver.code());
    return driver.sees('passwordTitle');
  });
  await add('Add a number: finish', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await press(driver.popup, 'finishButton');
    await see(driver.popup, 'doneTitle');
    return lineWith(driver, 'is on your Discord account');
  });

  await driver.home({ phone: PHONE });
  driver.demand(REVERIFY);
  await press(driver.popup, 'reverifyButton');
  await driver.popup.waitFor('#phone');
  await add('Reverify the number: send the code', async () => {
    await press(driver.popup, 'sendCodeButton');
    return driver.sees('codeTitle');
  });
  await driver.popup.type('#code', driver.code());
  await see(driver.popup, 'passwordTitle');
  await add('Reverify the number: finish', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await press(driver.popup, 'finishReverifyButton');
    await see(driver.popup, 'doneTitle');
    return lineWith(driver, 'is verified again');
  });

  await driver.home({ phone: PHONE });
  await press(driver.popup, 'removeButton');
  await driver.popup.waitFor('#password');
  await add('Remove the number', async () => {
    await driver.popup.fill('#password', PASSWORD);
    await driver.popup.press('Enter');
    await see(driver.popup, 'doneTitle');
    return lineWith(driver, 'is no longer on your Discord account');
  });
  if (ada.phone !== null || discord.sms.count() === 0)
    throw new Error('The number was not removed');
  return rows;
}

/** The reasons, each in both requests of one flow. */
export async function reasonRows(driver: Driver): Promise<Row[]> {
  const rows: Row[] = [];
  for (const reason of [
    'user_action_required',
    'user_settings_update',
    'guild_phone_required',
    'mfa_phone_update',
    'contact_sync',
  ]) {
    await driver.atPhone();
    await driver.popup.click('summary');
    await driver.popup.select('#reason', reason);
    const label = await driver.popup.evaluate(
      () => document.querySelector('#reason option:checked')?.textContent ?? '',
    );
    const row = await driver.row(`\`${reason}\``, async () => {
      const before = driver.discord.requests.length;
      await press(driver.popup, 'sendCodeButton');
      await see(driver.popup, 'codeTitle');
      await driver.popup.type('#code', driver.code());
      await driver.popup.waitFor('#password');
      await driver.popup.fill('#password', PASSWORD);
      await press(driver.popup, 'finishButton');
      await see(driver.popup, 'doneTitle');
      const told = driver.discord.requests
        .slice(before)
        .filter(({ path, source }) => source === 'extension' && path.endsWith('/users/@me/phone'))
        .every(({ body }) => JSON.stringify(body).includes(`"${reason}"`));
      if (!told) throw new Error(`${reason} was not told in both requests`);
      return label;
    });
    rows.push(row);
  }
  return rows;
}

async function lineWith(driver: Driver, words: string): Promise<string> {
  const text = await driver.popup.waitForText(words);
  return text.split('\n').find((line) => line.includes(words)) ?? words;
}
