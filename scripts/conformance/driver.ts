import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import { connect, englishText, press, see } from '../../harness/popup-steps.ts';
import {
  type Account,
  type RequestRecord,
  type Simulator,
  startSimulator,
} from '../../simulator/index.ts';

export const PHONE = '+14155550123';
export const PASSWORD = 'correct horse battery';

/** What one row of the report says. */
export interface Row {
  readonly what: string;
  readonly requests: readonly string[];
  readonly answer: string;
  readonly shown: string;
}

/** The headers that say something; the browser's own are left out. */
const TELLING = ['authorization', 'content-type', 'x-discord-mfa-authorization'];

const describeRequest = ({ method, path, headerNames, bodyFields }: RequestRecord): string => {
  const headers = TELLING.filter((name) => headerNames.includes(name)).join(', ') || 'none';
  const body = bodyFields.length === 0 ? '' : ` {${bodyFields.join(', ')}}`;
  return `${method} ${path.replace('/api/v9', '')}${body} · ${headers}`;
};

/** A browser with the extension, connected to one account, and the ways to move it about. */
export class Driver {
  readonly discord: Simulator;
  readonly rig: Rig;
  readonly ada: Account;
  popup: RigPage;
  readonly page: RigPage;

  private constructor(discord: Simulator, rig: Rig, ada: Account, page: RigPage, popup: RigPage) {
    this.discord = discord;
    this.rig = rig;
    this.ada = ada;
    this.page = page;
    this.popup = popup;
  }

  static async open(browser: BrowserName): Promise<Driver> {
    const discord = await startSimulator();
    const rig = await launch(browser, discord, { locale: 'en' });
    const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
    const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
    await page.waitFor('[data-test=current-user]');
    const popup = await rig.openPopup();
    await connect(popup, page);
    return new Driver(discord, rig, ada, page, popup);
  }

  async close(): Promise<void> {
    await this.rig.close();
    await this.discord.close();
  }

  /** Ends whatever is under way: the account card with nothing else, for an account as `given`. */
  async home(given: Partial<Account> = {}): Promise<void> {
    Object.assign(this.ada, { phone: null, mfa: null, mfaOn: [], requiredAction: null }, given);
    await press(this.popup, 'disconnectButton');
    await see(this.popup, 'connectTitle');
    await connect(this.popup, this.page);
    await see(this.popup, 'homeTitle');
  }

  /** To the first step, with a number that is about to be sent. */
  async atPhone(given: Partial<Account> = {}): Promise<void> {
    await this.home(given);
    await press(this.popup, this.ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
    await this.popup.waitFor('#phone');
    await this.popup.fill('#phone', '(415) 555-0123');
  }

  async atCode(given: Partial<Account> = {}): Promise<void> {
    await this.atPhone(given);
    await press(this.popup, 'sendCodeButton');
    await see(this.popup, 'codeTitle');
  }

  async atPassword(given: Partial<Account> = {}): Promise<void> {
    await this.atCode(given);
    await this.popup.type('#code', this.code());
    await see(this.popup, 'passwordTitle');
  }

  /** Demands an action of Ada, and tells the extension. */
  demand(action: string | null): void {
    this.discord.demand(this.ada.id, action);
  }

  code(): string {
    return this.discord.sms.sentTo(PHONE, 'verification').at(-1)?.code ?? '';
  }

  /** What the popup says about a failure, without the countdown. */
  async failure(): Promise<string> {
    await this.popup.waitFor('#failure');
    return this.popup.evaluate(
      () => document.querySelector('#failure p')?.textContent?.trim() ?? '',
    );
  }

  /** Waits for a text of the popup and gives it whole, as it stands there. */
  async sees(key: string): Promise<string> {
    const start = englishText(key);
    const text = await see(this.popup, key);
    return text.split('\n').find((line) => line.includes(start)) ?? start;
  }

  /** Runs `act` and tells what was asked of Discord meanwhile, how it answered, and what the popup shows. */
  async row(what: string, act: () => Promise<string>): Promise<Row> {
    const before = this.discord.requests.length;
    const shown = await act();
    const seen = this.discord.requests
      .slice(before)
      .filter(({ source, path }) => source === 'extension' && !path.endsWith('/users/@me'));
    const objections = seen.flatMap((request) => request.objections);
    if (objections.length > 0) throw new Error(`${what}: ${objections.join('; ')}`);
    return {
      what,
      requests: seen.map(describeRequest),
      answer: seen.map(({ status }) => String(status)).join(', '),
      shown,
    };
  }
}
