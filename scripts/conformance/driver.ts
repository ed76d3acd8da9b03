import { type BrowserName, launch, type Rig, type RigPage } from '../../harness/launch.ts';
import {
  connect,
  disconnect,
  englishText,
  pressButton,
  sendCode,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { pressTurnOnHelp } from '../../harness/turn-on-help.ts';
import {
  type Account,
  type RequestRecord,
  type Simulator,
  startSimulator,
} from '../../simulator/index.ts';

export const PHONE = '+14155550123';
export const PASSWORD = 'correct horse battery';

/** One row of the report. */
export interface Row {
  readonly what: string;
  readonly requests: readonly string[];
  readonly answer: string;
  readonly shown: string;
}

/** The headers that the report lists; the browser's own are left out. */
const LISTED_HEADERS = ['authorization', 'content-type', 'x-discord-mfa-authorization'];

const describeRequest = ({ method, path, headerNames, bodyFields }: RequestRecord): string => {
  const headers = LISTED_HEADERS.filter((name) => headerNames.includes(name)).join(', ') || 'none';
  const body = bodyFields.length === 0 ? '' : ` {${bodyFields.join(', ')}}`;
  return `${method} ${path.replace('/api/v9', '')}${body} · ${headers}`;
};

/** A browser with the extension, connected to one account, with methods that bring the popup to a step. */
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
    await pressTurnOnHelp(rig);
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

  /** Ends any flow and shows the home panel, for an account with the `given` properties. */
  async goHome(given: Partial<Account> = {}): Promise<void> {
    const account = { phone: null, mfa: null, mfaOn: [], requiredAction: null, ...given };
    this.discord.changeAccount(this.ada.id, account);
    await disconnect(this.popup);
    await waitForMessage(this.popup, 'connectTitle');
    await connect(this.popup, this.page);
    await this.popup.waitFor('.account-number, .demand');
  }

  /** Goes to the first step and fills in a number without sending it. */
  async goToPhoneStep(given: Partial<Account> = {}): Promise<void> {
    await this.goHome(given);
    await pressButton(this.popup, this.ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
    await this.popup.waitFor('#phone');
    await this.popup.fill('#phone', '(415) 555-0123');
  }

  async goToCodeStep(given: Partial<Account> = {}): Promise<void> {
    await this.goToPhoneStep(given);
    await sendCode(this.popup);
    await waitForMessage(this.popup, 'codeTitle');
  }

  async goToPasswordStep(given: Partial<Account> = {}): Promise<void> {
    await this.goToCodeStep(given);
    await this.popup.type('#code', this.latestCode());
    await waitForMessage(this.popup, 'passwordTitle');
  }

  /** Sets or clears Ada's required action; the gateway sends the change to the page. */
  setRequiredAction(action: string | null): void {
    this.discord.setRequiredAction(this.ada.id, action);
  }

  latestCode(): string {
    return this.discord.sms.sentTo(PHONE, 'verification').at(-1)?.code ?? '';
  }

  /** Waits for a text in the popup and returns the whole line that contains it. */
  async waitForLine(key: string): Promise<string> {
    const start = englishText(key);
    const text = await waitForMessage(this.popup, key);
    return text.split('\n').find((line) => line.includes(start)) ?? start;
  }

  /** Runs `act`, and records the requests to Discord, the answers, and what the popup shows. */
  async recordRow(what: string, act: () => Promise<string>): Promise<Row> {
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
