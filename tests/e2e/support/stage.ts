import { expect, inject, test } from 'vitest';
import { readBadge, readStorage } from '../../../harness/extension-state.ts';
import { launch } from '../../../harness/launch.ts';
import {
  connect,
  pastePhone,
  pressButton,
  sendCode,
  waitForMessage,
} from '../../../harness/popup-steps.ts';
import { pressTurnOnHelp, sendHelp } from '../../../harness/turn-on-help.ts';
import type { LaunchOptions, Rig, RigPage } from '../../../harness/types.ts';
import {
  type Account,
  type AccountInit,
  type Simulator,
  startSimulator,
} from '../../../simulator/index.ts';

/** A number that the simulator accepts, as it is typed and as it is sent (E.164). */
export const TYPED_PHONE = '(415) 555-0123';
export const PHONE = '+14155550123';

/** A simulated Discord, a browser with the extension, and the steps that many tests share. */
export interface Stage {
  readonly discord: Simulator;
  readonly rig: Rig;
  readonly ada: Account;
  /** Creates another account. */
  createAccount(init: Partial<AccountInit>): Account;
  /** Opens a Discord tab in which the account is signed in. */
  signIn(account: Account): Promise<RigPage>;
  /** The same, and opens and closes the popup: what the page's gateway told of the account has been read. */
  signInAndLook(account: Account): Promise<RigPage>;
  /** Opens a Discord tab with Ada signed in, and a popup that is connected to it. */
  connect(): Promise<{ popup: RigPage; page: RigPage }>;
  /** The same, and continues to the code step: one SMS has been sent. */
  reachCodeStep(): Promise<{ popup: RigPage; page: RigPage }>;
  /** The same, and continues to the password step. */
  reachPasswordStep(): Promise<{ popup: RigPage; page: RigPage }>;
  /** Closes the popup and opens it again. */
  reopen(popup: RigPage): Promise<RigPage>;
  /** The code in the newest SMS to `PHONE`. */
  code(): string;
  /** "method path" of every request that the extension has made. */
  calls(): string[];
  /** `[method, authorization, ...body fields]` of every request of the extension whose path ends with `path`. */
  summarizeRequests(path: string): string[][];
  /** `connect`, for tests that need only the popup. */
  openConnectedPopup(): Promise<RigPage>;
  /** Sets Ada's required action, which the gateway sends to her page; `null` clears it. */
  requireAction(action: string | null): void;
  /** The badge text of the toolbar button. */
  badge(): Promise<string>;
  /** Waits until the background has stored a phone draft with these digits. */
  waitForPhoneDraft(digits: string): Promise<void>;
  /** Waits until Handset knows of a required action: its banner in the popup moves everything below. */
  waitForRequiredAction(): Promise<void>;
  /** Everything in an area of the extension's storage, as JSON. */
  stored(area: 'session' | 'local' | 'sync'): Promise<string>;
  /** The names of what is on disk. */
  storedChoices(): Promise<string[]>;
}

/** A simulator and a browser: slow to start, so tests reuse them and reset them in between. */
interface TestEnvironment {
  readonly discord: Simulator;
  readonly rig: Rig;
}

/** Whether help on Discord's page has been turned on, or Handset is as after its installation. */
export type Help = 'on' | 'untouched';

/** Waits for the introduction, which opens in front of the other tabs when Handset has been installed. */
async function waitForIntroduction(rig: Rig): Promise<void> {
  await rig.waitForPage('welcome.html');
}

async function openEnvironment(options: LaunchOptions, help: Help): Promise<TestEnvironment> {
  const discord = await startSimulator();
  const rig = await launch(inject('browser'), discord, options);
  await waitForIntroduction(rig);
  if (help === 'on') await pressTurnOnHelp(rig);
  return { discord, rig };
}

async function closeEnvironment({ discord, rig }: TestEnvironment): Promise<void> {
  await rig.close();
  await discord.close();
}

function createStage({ discord, rig }: TestEnvironment): Stage {
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada Lovelace' });
  const extensionRequests = () => discord.requests.filter(({ source }) => source === 'extension');

  const stage: Stage = {
    discord,
    rig,
    ada,
    createAccount: (init) => discord.accounts.create(init),
    async signIn(account) {
      const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
      await page.waitFor('[data-test=current-user]');
      return page;
    },
    async signInAndLook(account) {
      const page = await stage.signIn(account);
      const popup = await rig.openPopup();
      await expect
        .poll(async () => JSON.parse(await stage.stored('session')).pageAccounts?.value)
        .toContainEqual(
          expect.objectContaining({ ready: expect.objectContaining({ userId: account.id }) }),
        );
      await popup.close();
      await page.bringToFront();
      return page;
    },
    async connect() {
      const page = await stage.signIn(ada);
      const popup = await rig.openPopup();
      await connect(popup, page);
      return { popup, page };
    },
    async reachCodeStep() {
      const { popup, page } = await stage.connect();
      await pressButton(popup, ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
      await pastePhone(popup, TYPED_PHONE);
      await sendCode(popup);
      await waitForMessage(popup, 'codeTitle');
      return { popup, page };
    },
    async reachPasswordStep() {
      const { popup, page } = await stage.reachCodeStep();
      await popup.type('#code', stage.code());
      await waitForMessage(popup, 'passwordTitle');
      return { popup, page };
    },
    async reopen(popup) {
      await popup.close();
      return rig.openPopup();
    },
    code() {
      const code = discord.sms.sentTo(PHONE).at(-1)?.code;
      if (code === undefined) throw new Error(`No SMS was sent to ${PHONE}`);
      return code;
    },
    calls: () =>
      extensionRequests().map(({ method, path }) => `${method} ${path.replace('/api/v9', '')}`),
    summarizeRequests: (path) =>
      extensionRequests()
        .filter((request) => request.path.endsWith(path))
        .map(({ method, authorized, bodyFields }) => [
          method,
          authorized,
          ...bodyFields.toSorted(),
        ]),
    openConnectedPopup: async () => (await stage.connect()).popup,
    requireAction: (action) => discord.setRequiredAction(ada.id, action),
    badge: () => readBadge(rig),
    waitForPhoneDraft: (digits) =>
      expect
        .poll(async () => {
          const { phoneDraft } = JSON.parse(await stage.stored('session'));
          return JSON.stringify(phoneDraft ?? '').replaceAll(/\D/g, '');
        })
        .toContain(digits),
    waitForRequiredAction: () => expect.poll(stage.badge).toBe('!'),
    stored: (area) => readStorage(rig, area),
    storedChoices: async () => Object.keys(JSON.parse(await readStorage(rig, 'local'))),
  };
  return stage;
}

/** What must hold after every test: no objection of the simulator, no other host, no secret or error in the console. */
function expectCleanRun({ discord, rig }: Stage): void {
  const objections = discord.requests.flatMap(({ method, path, objections, source }) =>
    objections.map((why) => `${source} ${method} ${path}: ${why}`),
  );
  expect(objections).toEqual([]);
  expect(discord.refusedHosts).toEqual([]);
  const secrets = discord.accounts
    .all()
    .flatMap(({ authorization, password }) => [authorization, password ?? authorization]);
  const logged = rig.consoleMessages.join('\n');
  for (const secret of secrets) expect(logged).not.toContain(secret);
  // Chromium logs every refused request of Discord's page, with or without Handset.
  const refusedRequest = /^error: Failed to load resource: .*https:\/\/discord\.com\/api\//;
  expect(
    rig.consoleMessages.filter(
      (message) => /^(error|pageerror|assert)/.test(message) && !refusedRequest.test(message),
    ),
  ).toEqual([]);
}

/** Shares one environment between many tests: resets it in between, and opens a new one when the reset fails. */
function createEnvironmentPool() {
  let current: TestEnvironment | null = null;
  const close = async () => {
    const closing = current;
    current = null;
    if (closing !== null) await closeEnvironment(closing);
  };
  return {
    async acquire(help: Help): Promise<TestEnvironment> {
      if (current !== null) {
        const { rig, discord } = current;
        const isReset = await rig.reset().then(
          () => true,
          () => false,
        );
        // What has crashed cannot be closed either.
        if (!isReset) await close().catch((error) => console.warn(error));
        else {
          discord.reset();
          if (help === 'on') await sendHelp(rig, true);
        }
      }
      current ??= await openEnvironment({}, help);
      return current;
    },
    close,
  };
}

/**
 * A test with a `stage`. All tests in a worker share one browser, which is reset in between; a test whose `options`
 * (language, colours) are set by `it.override` gets a browser of its own. Help on Discord's page is on unless `help` is
 * overridden. Override only inside a `describe`: the files share this function.
 */
export const it = test
  .extend<{ options: LaunchOptions | null; help: Help }>({ options: null, help: 'on' })
  .extend<{ $worker: { environments: ReturnType<typeof createEnvironmentPool> } }>({
    environments: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the needed fixtures from the pattern
      async ({}, use) => {
        const environments = createEnvironmentPool();
        await use(environments);
        await environments.close();
      },
      { scope: 'worker' },
    ],
  })
  .extend<{ stage: Stage }>({
    stage: async ({ options, help, environments }, use) => {
      const own = options === null ? null : await openEnvironment(options, help);
      const stage = createStage(own ?? (await environments.acquire(help)));
      try {
        await use(stage);
        expectCleanRun(stage);
      } finally {
        if (own !== null) await closeEnvironment(own);
      }
    },
  });
