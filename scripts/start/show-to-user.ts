import { type BrowserName, launch } from '../../harness/launch.ts';
import { startSimulator } from '../../simulator/index.ts';

/** Opens a browser with the extension, a local Discord and a phone, for the user to try, until it is closed. */
export async function showToUser(browser: BrowserName): Promise<void> {
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

  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await rig.openPage(discord.phoneUrl);
  await page.bringToFront();
  console.log(`${browser} is open with Handset in its toolbar. Nothing here is the real Discord.

  Tab "Chat (simulator)"   a local Discord, signed in as Ada
  Tab "Messages"           your phone: the SMS with the code arrives here

  1. Open Handset from the toolbar (it may hide behind the puzzle piece) and press Connect.
  2. Add a mobile number, for example (415) 555-0123.
  3. Copy the code from your phone, and confirm with the password: ${ada.password ?? ''}

  In the Discord tab, switch to Hedy: Discord demands a phone of her, and Handset helps right there.
  Press Discord's button, then paste number and code anywhere in its windows.

Close the browser, or press Ctrl+C here, to end.`);
  await rig.closed;
  await discord.close();
}
