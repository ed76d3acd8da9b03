import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { readStorage } from '../../harness/extension-state.ts';
import { launch } from '../../harness/launch.ts';
import { connect, press, see } from '../../harness/popup-steps.ts';
import type { BrowserName, LaunchRigOptions, Rig, RigPage } from '../../harness/types.ts';
import { until } from '../../harness/until.ts';
import {
  type Account,
  type EndpointName,
  type RequestRecord,
  type Simulator,
  startSimulator,
} from '../../simulator/index.ts';
import { type Build, copyBuild } from './build.ts';
import type { Flow } from './flows.ts';
import { type Gate, openGate } from './gate.ts';
import { readScreen } from './screen.ts';

/** Found nowhere by chance. The popup takes any text for an MFA answer, as a backup code may be one. */
const sentinel = (name: string) => `${name}-${randomBytes(8).toString('hex')}`;
export const PASSWORD = sentinel('horse');
export const TOTP = sentinel('staple');

interface Parts {
  readonly discord: Simulator;
  readonly gate: Gate;
  readonly build: Build;
  readonly rig: Rig;
}

/**
 * One browser for a whole matrix. Between its cells only the flow is ended and Handset disconnected, which takes half
 * a second; after a cell that failed everything is emptied.
 */
export class Ground {
  readonly discord: Simulator;
  readonly gate: Gate;
  readonly rig: Rig;
  readonly #build: Build;
  ada: Account;
  bob: Account;
  page: RigPage;
  popup: RigPage;
  /** The number of this cell, which no other cell has. */
  phone = '';
  #numbers = 0;
  #firstRequest = 0;
  #isFit = true;

  private constructor(parts: Parts, stage: Awaited<ReturnType<typeof settle>>) {
    this.discord = parts.discord;
    this.gate = parts.gate;
    this.rig = parts.rig;
    this.#build = parts.build;
    this.ada = stage.ada;
    this.bob = stage.bob;
    this.page = stage.page;
    this.popup = stage.popup;
  }

  /** With a copy of the build that `alter` may change. */
  static async open(
    browser: BrowserName,
    alter?: (dir: string) => Promise<void>,
    extraPrefs: LaunchRigOptions['extraPrefs'] = {},
  ): Promise<Ground> {
    const [discord, build] = await Promise.all([startSimulator(), copyBuild(browser)]);
    await alter?.(build.dir);
    const gate = await openGate(discord.proxyPort);
    const { port, spkiSha256 } = discord;
    const reachable = { port, spkiSha256, proxyPort: gate.port };
    const rig = await launch(browser, reachable, {
      locale: 'en',
      extensionDir: build.dir,
      extraPrefs,
    });
    const parts = { discord, gate, build, rig };
    return new Ground(parts, await settle(discord, rig));
  }

  /** Ends everything; the profile can be looked at in between. */
  async close(look?: () => Promise<void>): Promise<void> {
    await this.rig.close(look);
    this.gate.close();
    await this.discord.close();
    await this.#build.remove();
  }

  /** Runs one cell on clean ground, and asks afterwards for what must hold whatever the cell is about. */
  async cell<Result>(act: () => Promise<Result>): Promise<Result> {
    await this.#clear();
    this.#isFit = false;
    this.#numbers += 1;
    this.phone = `+1415555${2000 + this.#numbers}`;
    this.#firstRequest = this.discord.requests.length;
    try {
      const result = await act();
      this.#expectDecency();
      this.#isFit = true;
      return result;
    } catch (error) {
      const asked = this.requests().map(
        ({ source, method, path, status }) => `${source} ${method} ${path} ${status}`,
      );
      console.log(`${String(error)}\nAsked for:\n${asked.join('\n')}\n${await this.stored()}`);
      throw error;
    }
  }

  async #clear(): Promise<void> {
    await this.gate.open();
    if (this.#isFit) return;
    await this.rig.reset();
    this.discord.reset();
    Object.assign(this, await settle(this.discord, this.rig));
  }

  #expectDecency(): void {
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

  /** Every request of this cell. */
  requests(): RequestRecord[] {
    return this.discord.requests.slice(this.#firstRequest);
  }

  /** Those of the extension to an endpoint. */
  calls(endpoint: EndpointName): RequestRecord[] {
    return this.requests().filter(
      (request) => request.endpoint === endpoint && request.source === 'extension',
    );
  }

  /** How many requests of the extension could have changed something. */
  writes(): number {
    return this.requests().filter(
      ({ source, method }) => source === 'extension' && method !== 'GET',
    ).length;
  }

  /** The codes that were sent to the number of this cell. */
  codes(): string[] {
    return this.discord.sms.sentTo(this.phone, 'verification').map(({ code }) => code);
  }

  /** To the screen from which Handset is connected, with an account as the flow needs it. */
  async atConnect(flow: Flow): Promise<void> {
    await this.switchToAda();
    // Before anything is clicked, because what it says above would move the buttons away.
    this.discord.demand(this.ada.id, null);
    await this.popup.waitForGone('section[aria-label="Discord asks for something"]');
    const screen = await until('a screen', () => readScreen(this.popup));
    if (screen.name !== 'connectTitle') {
      const out = screen.buttons.includes('Disconnect') ? 'disconnectButton' : 'cancelButton';
      await press(this.popup, out);
      await see(this.popup, 'connectTitle');
    }
    const { ada, phone } = this;
    ada.phone = flow.kind === 'add' ? (flow.mfa ? '+14155551999' : null) : phone;
    ada.password = PASSWORD;
    ada.mfa = flow.mfa ? { methods: ['totp', 'sms'], totpCode: TOTP } : null;
    ada.mfaOn = flow.mfa ? ['addPhone', 'reverifyPhone', 'removePhone'] : [];
  }

  /** To the screen from which flows are started. */
  async atHome(flow: Flow): Promise<void> {
    await this.atConnect(flow);
    await connect(this.popup, this.page);
    await see(this.popup, 'homeTitle');
    if (flow.kind !== 'reverify') return;
    this.discord.demand(this.ada.id, 'REQUIRE_REVERIFIED_PHONE');
    await see(this.popup, 'reverifyButton');
  }

  /** The account that the page is signed in with. */
  async #switchTo(account: Account): Promise<void> {
    const shown = () =>
      this.page.evaluate(
        () => document.querySelector('[data-test=current-user]')?.textContent ?? '',
      );
    await this.page.waitFor('[data-test=current-user]');
    if ((await shown()).includes(account.username)) return;
    // By script, because the screen of a required action covers the app.
    await this.page.evaluate((username) => {
      const button = document.querySelector(`[data-test=switch-to-${username}]`);
      if (button instanceof HTMLElement) button.click();
    }, account.username);
    await until('the other account', async () =>
      (await shown()).includes(account.username) ? true : undefined,
    );
  }

  async switchToBob(): Promise<void> {
    await this.#switchTo(this.bob);
    await this.popup.bringToFront();
  }

  async switchToAda(): Promise<void> {
    await this.#switchTo(this.ada);
    await this.popup.bringToFront();
  }

  /** Presses Connect, and lets the page make a request once Handset waits for one. */
  async askToConnect(): Promise<void> {
    await press(this.popup, 'connectButton');
    await until('Handset to wait for a request', async () =>
      (await readScreen(this.popup))?.name === 'connectTitle' ? undefined : true,
    );
    await this.touchPage();
  }

  /** Lets the page make a request, as any use of it would; it may just be loading. */
  async touchPage(): Promise<void> {
    await until('the page to be used', async () => {
      await this.page.evaluate(() => document.body.click());
      return true;
    });
  }

  /** Does what reloads the page, and waits for the page that comes. */
  async whileItReloads(act: () => Promise<void>): Promise<void> {
    const made = () => this.page.evaluate(() => performance.timeOrigin);
    const before = await made();
    await act();
    await until('the page to be loaded anew', async () =>
      (await made()) === before ? undefined : true,
    );
    await this.page.waitFor('[data-test=current-user]');
  }

  async reopen(): Promise<void> {
    await this.popup.close();
    this.popup = await this.rig.openPopup();
  }

  /** The step of the flow as the background has stored it. */
  async storedStatus(): Promise<string> {
    const stored: { flow?: { value: { step: { status: string } } } } = JSON.parse(
      await readStorage(this.rig, 'session'),
    );
    return stored.flow?.value.step.status ?? 'idle';
  }

  /** When the connection was last used; null where there is none. */
  async lastUsedAt(): Promise<number | null> {
    const stored: { connection?: { value: { session?: { lastUsedAt: number } } } } = JSON.parse(
      await this.stored(),
    );
    return stored.connection?.value.session?.lastUsedAt ?? null;
  }

  stored = (): Promise<string> => readStorage(this.rig, 'session');

  /** Whether the account is as the flow is to make it. */
  isReached(flow: Flow): boolean {
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

/** Two accounts that one page knows, the first of them in front, and a popup. */
async function settle(discord: Simulator, rig: Rig) {
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada' });
  const bob = discord.accounts.create({ username: 'bob', globalName: 'Bob' });
  const first = await rig.openPage(`https://discord.com/login?as=${bob.id}`);
  await first.waitFor('[data-test=current-user]');
  await first.close();
  const page = await rig.openPage(`https://discord.com/login?as=${ada.id}`);
  await page.waitFor('[data-test=current-user]');
  return { ada, bob, page, popup: await rig.openPopup() };
}
