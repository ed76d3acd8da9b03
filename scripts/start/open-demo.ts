import { type BrowserName, launch } from '../../harness/launch.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import { startSimulator } from '../../simulator/index.ts';

/** Opens a browser with the extension, a simulated Discord and a simulated phone. Resolves when it is closed. */
export async function openDemo(browser: BrowserName): Promise<void> {
  const discord = await startSimulator();
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
  discord.accounts.create({ username: 'grace', globalName: 'Grace', phone: '+12025550143' });
  discord.accounts.create({
    username: 'hedy',
    globalName: 'Hedy',
    requiredAction: 'REQUIRE_VERIFIED_PHONE',
  });
  const rig = await launch(browser, discord, { headless: false });
  const stop = () => void rig.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  await pressTurnOnHelp(rig);
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await rig.openPage(discord.phoneUrl);
  await page.bringToFront();
  console.log(`${browser} is open with Handset in its toolbar. Nothing in it connects to the real Discord.

  Tab "Chat (simulator)"   a simulated Discord, signed in as Ada
  Tab "Messages"           your simulated phone: the SMS with the code arrives here

  1. Open Handset from the toolbar (it may be behind the puzzle-piece icon) and press Connect.
  2. Add a mobile number, for example (415) 555-0123.
  3. Copy the code from your phone, and confirm with the password: ${ada.password ?? ''}

  Help on Discord's page has been turned on, as the introduction's button does.
  To try it, switch to Hedy in the Discord tab: Discord requires a phone number from her, and Handset helps on
  the page. Press Discord's button, then paste the number and the code anywhere in its dialogs.

To stop, close the browser or press Ctrl+C here.`);
  await rig.closed;
  await discord.close();
}
