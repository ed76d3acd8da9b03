import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import { connect, press, see, typePassword, typePhone } from '../../harness/popup-steps.ts';
import { type Account, type Simulator, startSimulator } from '../../simulator/index.ts';

const PHONE = '+14155550123';
const demo = fileURLToPath(new URL('../../.output/demo', import.meta.url));

/**
 * Adds a number in a headless browser as a user would, printing every step and every request.
 * Sets the exit code to 1 and says what failed when the number is not on the account in the end.
 */
export async function performJob(browser: BrowserName): Promise<void> {
  mkdirSync(demo, { recursive: true });
  const discord = await startSimulator();
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
  let rig: Rig | null = null;
  console.log(`\n${browser}`);
  try {
    rig = await launch(browser, discord, { colorScheme: 'light', locale: 'en' });
    await addNumber(rig, discord, ada);
    check(discord, ada);
    console.log(`  The account now has ${ada.phone}, with ${discord.sms.count()} SMS sent.`);
  } catch (error) {
    console.error(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    printRequests(discord);
    await rig?.close();
    await discord.close();
  }
}

async function addNumber(rig: Rig, discord: Simulator, ada: Account): Promise<void> {
  let count = 0;
  const step = async (what: string, shown: RigPage | null = null) => {
    count += 1;
    console.log(`  ${count}. ${what}`);
    const name = `${rig.browser}-${count}.png`;
    if (shown) await takePicture(shown, path.join(demo, name));
  };
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  await step('Discord is open in a tab, signed in as Ada.', page);

  const popup = await rig.openPopup();
  await see(popup, 'connectTitle');
  await step('The popup says what Connect means.', popup);

  await connect(popup, page);
  await step('Connected with the session of the tab.', popup);

  await press(popup, 'addPhoneButton');
  await typePhone(popup, '(415) 555-0123');
  await step('A number is typed.', popup);

  await press(popup, 'sendCodeButton');
  await see(popup, 'codeTitle');
  await step('Discord has sent the code.', popup);

  const phone = await rig.openPage(discord.phoneUrl);
  const message = /code is: (\d{6})/.exec(await phone.waitForText('code is:'));
  await step('The phone shows it.', phone);

  await popup.bringToFront();
  await popup.paste('#code', message?.[0] ?? '');
  await see(popup, 'passwordTitle');
  await step('The whole message is pasted, and the code found in it.', popup);

  await typePassword(popup, ada.password ?? '');
  await see(popup, 'doneTitle');
  await step('Confirmed with the password: done.', popup);
}

/** Of the popup as high as its content, as the toolbar shows it; of other pages as they are. */
async function takePicture(page: RigPage, file: string): Promise<void> {
  const main = await page.page.$('body > main');
  if (main === null || (await page.url()).startsWith('http')) return page.screenshot(file);
  await page.bringToFront();
  await main.screenshot({ path: file });
}

/** What the simulator, which is the judge, must have seen. */
function check(discord: Simulator, ada: Account): void {
  const objections = discord.requests
    .filter(({ source }) => source === 'extension')
    .flatMap(({ objections }) => objections);
  if (ada.phone !== PHONE) throw new Error(`the account has the number ${ada.phone}`);
  if (discord.sms.count() !== 1) throw new Error(`${discord.sms.count()} SMS were sent, not one`);
  if (objections.length > 0) throw new Error(`Discord would object: ${objections.join('; ')}`);
  if (discord.refusedHosts.length > 0)
    throw new Error(`other hosts were asked: ${discord.refusedHosts.join(', ')}`);
}

function printRequests(discord: Simulator): void {
  console.log('  Requests that Discord saw:');
  for (const { source, method, path, authorized, bodyFields, status } of discord.requests) {
    const signed = authorized === 'none' ? 'without authorization' : 'with authorization';
    const fields = bodyFields.length === 0 ? '' : ` {${bodyFields.join(', ')}}`;
    console.log(`    ${source.padEnd(9)}  ${status}  ${method} ${path}${fields}, ${signed}`);
  }
}
