import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { finishAnimations } from '../../harness/finish-animations.ts';
import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import {
  connect,
  pressButton,
  sendCode,
  submitPassword,
  typePhone,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import { type Account, type Simulator, startSimulator } from '../../simulator/index.ts';

const PHONE = '+14155550123';
const demoDir = fileURLToPath(new URL('../../.output/demo', import.meta.url));

/**
 * Adds a number in a headless browser as a user would, and prints every step and every request.
 * Sets the exit code to 1 and prints what failed if the number is not on the account at the end.
 */
export async function runHeadlessDemo(
  browser: BrowserName,
  scheme: 'light' | 'dark',
): Promise<void> {
  mkdirSync(demoDir, { recursive: true });
  const discord = await startSimulator();
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
  let rig: Rig | null = null;
  console.log(`\n${browser}`);
  try {
    rig = await launch(browser, discord, { colorScheme: scheme, locale: 'en' });
    await addNumber(rig, discord, ada, scheme);
    checkResult(discord, ada);
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

async function addNumber(
  rig: Rig,
  discord: Simulator,
  ada: Account,
  scheme: 'light' | 'dark',
): Promise<void> {
  let count = 0;
  const logStep = async (description: string, shownPage: RigPage | null = null) => {
    count += 1;
    console.log(`  ${count}. ${description}`);
    const name = `${rig.browser}-${scheme}-${count}.png`;
    if (shownPage) await takeScreenshot(shownPage, path.join(demoDir, name));
  };
  await pressTurnOnHelp(rig);
  await logStep(
    'Help on Discord’s page is turned on in the introduction.',
    await rig.waitForPage('welcome.html'),
  );
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  await logStep('Discord is open in a tab, signed in as Ada.', page);

  const popup = await rig.openPopup();
  await waitForMessage(popup, 'connectTitle');
  await logStep('The popup explains what Connect means.', popup);

  await connect(popup, page);
  await logStep('Handset is connected with the session of the Discord tab.', popup);

  await pressButton(popup, 'addPhoneButton');
  await typePhone(popup, '(415) 555-0123');
  await logStep('A phone number is typed.', popup);

  await sendCode(popup);
  await waitForMessage(popup, 'codeTitle');
  await logStep('Discord has sent the code.', popup);

  const phone = await rig.openPage(discord.phoneUrl);
  const message = /code is: (\d{6})/.exec(await phone.waitForText('code is:'));
  await logStep('The phone shows the SMS with the code.', phone);

  await popup.bringToFront();
  await popup.paste('#code', message?.[0] ?? '');
  await waitForMessage(popup, 'passwordTitle');
  await logStep('The whole message is pasted, and Handset finds the code in it.', popup);

  await submitPassword(popup, ada.password ?? '');
  await waitForMessage(popup, 'doneTitle');
  await logStep('The password confirms the number: done.', popup);
}

/** Clips the popup to the height of its content, as the toolbar shows it. Other pages are captured as they are. */
async function takeScreenshot(page: RigPage, file: string): Promise<void> {
  const popup = await page.page.$('#app');
  if (popup === null || (await page.url()).startsWith('http')) return page.screenshot(file);
  await page.bringToFront();
  await page.evaluate(finishAnimations);
  await popup.screenshot({ path: file });
}

/** Checks what the simulator recorded; throws if anything is wrong. */
function checkResult(discord: Simulator, ada: Account): void {
  const objections = discord.requests
    .filter(({ source }) => source === 'extension')
    .flatMap(({ objections }) => objections);
  if (ada.phone !== PHONE)
    throw new Error(`the account has the number ${ada.phone} instead of ${PHONE}`);
  if (discord.sms.count() !== 1)
    throw new Error(`${discord.sms.count()} SMS were sent instead of one`);
  if (objections.length > 0) throw new Error(`Discord would object: ${objections.join('; ')}`);
  if (discord.refusedHosts.length > 0)
    throw new Error(`the browser sent requests to other hosts: ${discord.refusedHosts.join(', ')}`);
}

function printRequests(discord: Simulator): void {
  console.log('  Requests that Discord received:');
  for (const { source, method, path, authorized, bodyFields, status } of discord.requests) {
    const authorization = authorized === 'none' ? 'without authorization' : 'with authorization';
    const fields = bodyFields.length === 0 ? '' : ` {${bodyFields.join(', ')}}`;
    console.log(`    ${source.padEnd(9)}  ${status}  ${method} ${path}${fields}, ${authorization}`);
  }
}
