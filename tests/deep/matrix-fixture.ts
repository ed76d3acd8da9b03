import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { launch } from '../../harness/launch.ts';
import {
  connect,
  disconnect,
  englishText,
  pressButton,
  waitForMessage,
} from '../../harness/popup-steps.ts';
import { pressTurnOnHelp, sendHelp } from '../../harness/turn-on-help.ts';
import type { BrowserName, LaunchOptions, Rig, RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import {
  type Account,
  type EndpointName,
  type RequestRecord,
  type Simulator,
  startSimulator,
} from '../../simulator/index.ts';
import { type Build, copyBuild } from './copy-build.ts';
import type { Flow } from './flows.ts';
import { type Gate, openGate } from './gate.ts';
import { readScreen } from './screen.ts';
import { readSessionStorage } from './stored-state.ts';

/** A value that occurs nowhere by chance. The popup accepts any text as an MFA answer: it may be a backup code. */
const uniqueSecret = (name: string) => `${name}-${randomBytes(8).toString('hex')}`;
export const PASSWORD = uniqueSecret('horse');
export const TOTP = uniqueSecret('staple');

interface Parts {
  readonly discord: Simulator;
  readonly gate: Gate;
  readonly build: Build;
  readonly rig: Rig;
}

/**
 * One browser and simulator for all cells of a matrix. Between two cells the fixture only ends the flow and disconnects
 * Handset, which takes half a second; after a failed cell it resets everything.
 */
export class MatrixFixture {
  readonly discord: Simulator;
  readonly gate: Gate;
  readonly rig: Rig;
  readonly #build: Build;
  ada: Account;
  bob: Account;
  page: RigPage;
  popup: RigPage;
  /** The phone number of this cell; no other cell uses it. */
  phone = '';
  #cellCount = 0;
  #firstRequest = 0;
  #isReusable = true;

  private constructor(parts: Parts, pages: Awaited<ReturnType<typeof openPages>>) {
    this.discord = parts.discord;
    this.gate = parts.gate;
    this.rig = parts.rig;
    this.#build = parts.build;
    this.ada = pages.ada;
    this.bob = pages.bob;
    this.page = pages.page;
    this.popup = pages.popup;
  }

  /** Starts the simulator and a browser with a copy of the build, which `alter` may change first. */
  static async open(
    browser: BrowserName,
    alter?: (dir: string) => Promise<void>,
    extraPrefs: LaunchOptions['extraPrefs'] = {},
  ): Promise<MatrixFixture> {
    const [discord, build] = await Promise.all([startSimulator(), copyBuild(browser)]);
    await alter?.(build.dir);
    const gate = await openGate(discord.proxyPort);
    const { port, spkiSha256 } = discord;
    const gatedDiscord = { port, spkiSha256, proxyPort: gate.port };
    const rig = await launch(browser, gatedDiscord, {
      locale: 'en',
      extensionDir: build.dir,
      extraPrefs,
    });
    await pressTurnOnHelp(rig);
    const parts = { discord, gate, build, rig };
    return new MatrixFixture(parts, await openPages(discord, rig));
  }

  /** Closes everything; `inspectProfile` runs after the browser has ended and before its profile is removed. */
  async close(inspectProfile?: () => Promise<void>): Promise<void> {
    await this.rig.close(inspectProfile);
    this.gate.close();
    await this.discord.close();
    await this.#build.remove();
  }

  /** Runs one cell from a clean start, then checks what must hold after every cell. */
  async runCell<Result>(run: () => Promise<Result>): Promise<Result> {
    await this.#prepareCell();
    this.#isReusable = false;
    this.#cellCount += 1;
    this.phone = `+1415555${2000 + this.#cellCount}`;
    this.#firstRequest = this.discord.requests.length;
    try {
      const result = await run();
      this.#expectCleanRun();
      this.#isReusable = true;
      return result;
    } catch (error) {
      const requests = this.requests().map(
        ({ source, method, path, status }) => `${source} ${method} ${path} ${status}`,
      );
      console.log(
        `${String(error)}\nRequests:\n${requests.join('\n')}\n${await readSessionStorage(this.rig)}`,
      );
      throw error;
    }
  }

  async #prepareCell(): Promise<void> {
    await this.gate.open();
    if (this.#isReusable) return;
    await this.rig.reset();
    this.discord.reset();
    await sendHelp(this.rig, true);
    Object.assign(this, await openPages(this.discord, this.rig));
  }

  /** What must hold after every cell: no objection of the simulator, no other host, no secret or error in the log. */
  #expectCleanRun(): void {
    const objections = this.requests().flatMap(({ method, path, objections, source }) =>
      objections.map((why) => `${source} ${method} ${path}: ${why}`),
    );
    expect(objections).toEqual([]);
    expect(this.discord.refusedHosts).toEqual([]);
    const logged = this.rig.consoleMessages.join('\n');
    for (const secret of [this.ada.authorization, this.bob.authorization, PASSWORD])
      expect(logged).not.toContain(secret);
    expect(this.rig.consoleMessages.filter((message) => message.startsWith('pageerror'))).toEqual(
      [],
    );
  }

  /** Every request of this cell, the page's included. */
  requests(): RequestRecord[] {
    return this.discord.requests.slice(this.#firstRequest);
  }

  /** The extension's requests to an endpoint in this cell. */
  extensionCalls(endpoint: EndpointName): RequestRecord[] {
    return this.requests().filter(
      (request) => request.endpoint === endpoint && request.source === 'extension',
    );
  }

  /** The number of the extension's requests in this cell other than GET. */
  countWrites(): number {
    return this.requests().filter(
      ({ source, method }) => source === 'extension' && method !== 'GET',
    ).length;
  }

  /** The verification codes sent to this cell's number, oldest first. */
  sentCodes(): string[] {
    return this.discord.sms.sentTo(this.phone, 'verification').map(({ code }) => code);
  }

  /** Goes to the screen with the Connect button, and prepares the account for the flow. */
  async goToConnect(flow: Flow): Promise<void> {
    await this.switchToAda();
    // Before any click, because the required action's banner moves the buttons below it.
    this.discord.setRequiredAction(this.ada.id, null);
    await this.popup.waitUntilGone('.demand');
    const screen = await waitFor('a screen', () => readScreen(this.popup));
    if (screen.name !== 'connectTitle') {
      if (screen.buttons.includes(englishText('cancelButton')) && screen.name === 'waitingTitle')
        await pressButton(this.popup, 'cancelButton');
      else await disconnect(this.popup);
      await waitForMessage(this.popup, 'connectTitle');
    }
    const { ada, phone } = this;
    // Its page is told, so that what it had told of the cell before does not come last.
    this.discord.changeAccount(ada.id, {
      phone: flow.kind === 'add' ? (flow.mfa ? '+14155551999' : null) : phone,
      password: PASSWORD,
      mfa: flow.mfa ? { methods: ['totp', 'sms'], totpCode: TOTP } : null,
      mfaOn: flow.mfa ? ['addPhone', 'reverifyPhone', 'removePhone'] : [],
    });
  }

  /** Connects, and goes to the screen from which flows start. */
  async goToHome(flow: Flow): Promise<void> {
    await this.goToConnect(flow);
    await connect(this.popup, this.page);
    await waitForMessage(this.popup, 'homeTitle');
    if (flow.kind !== 'reverify') return;
    this.discord.setRequiredAction(this.ada.id, 'REQUIRE_REVERIFIED_PHONE');
    await waitForMessage(this.popup, 'reverifyButton');
  }

  /** Switches the account that the page is signed in to. */
  async #switchAccount(account: Account): Promise<void> {
    const currentUser = () =>
      this.page.evaluate(
        () => document.querySelector('[data-test=current-user]')?.textContent ?? '',
      );
    await this.page.waitFor('[data-test=current-user]');
    if ((await currentUser()).includes(account.username)) return;
    // Clicks by script, because the screen of a required action covers the app.
    await this.page.evaluate((username) => {
      const button = document.querySelector(`[data-test=switch-to-${username}]`);
      if (button instanceof HTMLElement) button.click();
    }, account.username);
    await waitFor('the other account', async () =>
      (await currentUser()).includes(account.username) ? true : undefined,
    );
  }

  async switchToBob(): Promise<void> {
    await this.#switchAccount(this.bob);
    await this.popup.bringToFront();
  }

  async switchToAda(): Promise<void> {
    await this.#switchAccount(this.ada);
    await this.popup.bringToFront();
  }

  /** Presses Connect and, when Handset waits for a request of the page, triggers one. */
  async startConnecting(): Promise<void> {
    await pressButton(this.popup, 'connectButton');
    await waitFor('Handset to wait for a request', async () =>
      (await readScreen(this.popup))?.name === 'connectTitle' ? undefined : true,
    );
    await this.triggerPageRequest();
  }

  /** Clicks the page, which makes a request at every use. Retries, because the page may still be loading. */
  async triggerPageRequest(): Promise<void> {
    await waitFor('the page to be used', async () => {
      await this.page.evaluate(() => document.body.click());
      return true;
    });
  }

  /** Runs an action that reloads the page, and waits until the page has loaded. */
  async waitForPageReload(reload: () => Promise<void>): Promise<void> {
    const loadTime = () => this.page.evaluate(() => performance.timeOrigin);
    const before = await loadTime();
    await reload();
    await waitFor('the page to be loaded anew', async () =>
      (await loadTime()) === before ? undefined : true,
    );
    await this.page.waitFor('[data-test=current-user]');
  }

  async reopenPopup(): Promise<void> {
    await this.popup.close();
    this.popup = await this.rig.openPopup();
  }

  /** Whether the account is in the state that the flow should lead to. */
  isGoalReached(flow: Flow): boolean {
    switch (flow.kind) {
      case 'add':
        return this.ada.phone === this.phone;
      case 'reverify':
        return this.ada.requiredAction === null;
      case 'remove':
        return this.ada.phone === null;
    }
  }
}

/** Opens a page that knows two accounts and is signed in to the first, Ada, and a popup. */
async function openPages(discord: Simulator, rig: Rig) {
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
  const bob = discord.accounts.create({ username: 'bob', globalName: 'Bob' });
  const bobsPage = await rig.openPage(`https://discord.com/login?as=${bob.id}`);
  await bobsPage.waitFor('[data-test=current-user]');
  await bobsPage.close();
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  return { ada, bob, page, popup: await rig.openPopup() };
}
