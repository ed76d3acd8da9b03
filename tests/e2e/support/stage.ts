import { expect, inject, test } from 'vitest';
import { readBadge, readStorage } from '../../../harness/extension-state.ts';
import { launch } from '../../../harness/launch.ts';
import { connect, press, see, typePhone } from '../../../harness/popup-steps.ts';
import type { LaunchRigOptions, Rig, RigPage } from '../../../harness/types.ts';
import {
  type Account,
  type AccountInit,
  type Simulator,
  startSimulator,
} from '../../../simulator/index.ts';

/** A number that the simulator takes, as it is typed and as it is sent. */
export const TYPED_PHONE = '(415) 555-0123';
export const PHONE = '+14155550123';

/** A local Discord, a browser with the extension, and what tests do with them again and again. */
export interface Stage {
  readonly discord: Simulator;
  readonly rig: Rig;
  readonly ada: Account;
  /** Creates another account. */
  account(init: Partial<AccountInit>): Account;
  /** A Discord tab in which the account is signed in. */
  signIn(account: Account): Promise<RigPage>;
  /** A Discord tab with Ada, and a popup that is connected to it. */
  connected(): Promise<{ popup: RigPage; page: RigPage }>;
  /** The same with the code step reached: one SMS sent. */
  atCode(): Promise<{ popup: RigPage; page: RigPage }>;
  /** The same with the password step reached. */
  atPassword(): Promise<{ popup: RigPage; page: RigPage }>;
  /** Closes the popup and opens it again. */
  reopen(popup: RigPage): Promise<RigPage>;
  /** The code of the newest SMS to PHONE. */
  code(): string;
  /** "method path" of every request that the extension has made. */
  calls(): string[];
  /** "method, authorization, body fields" of every request of the extension whose path ends so. */
  bodies(path: string): string[][];
  /** A popup that is connected to a tab with Ada. */
  popup(): Promise<RigPage>;
  /** Demands an action of Ada: the gateway tells her page. */
  demand(action: string | null): void;
  /** What the toolbar button shows. */
  badge(): Promise<string>;
  /** Until the background has taken these digits of the number that is typed. */
  numberKept(digits: string): Promise<void>;
  /** Until Handset has heard of a required action, which moves what stands below its sentence in the popup. */
  actionKnown(): Promise<void>;
  /** Everything in an area of the extension's storage, as JSON. */
  stored(area: 'session' | 'local' | 'sync'): Promise<string>;
}

/** What takes long to make and can be emptied: a simulator and a browser. */
interface Place {
  readonly discord: Simulator;
  readonly rig: Rig;
}

/** Until the introduction has come, which takes the front from other tabs once Handset is installed. */
export async function introduced(rig: Rig): Promise<void> {
  await rig.waitForPage('welcome.html');
}

async function openPlace(options: LaunchRigOptions): Promise<Place> {
  const discord = await startSimulator();
  const rig = await launch(inject('browser'), discord, options);
  await introduced(rig);
  return { discord, rig };
}

async function closePlace({ discord, rig }: Place): Promise<void> {
  await rig.close();
  await discord.close();
}

function createStage({ discord, rig }: Place): Stage {
  const ada = discord.accounts.create({ username: 'ada', globalName: 'Ada Lovelace' });
  const ofExtension = () => discord.requests.filter(({ source }) => source === 'extension');

  const stage: Stage = {
    discord,
    rig,
    ada,
    account: (init) => discord.accounts.create(init),
    async signIn(account) {
      const page = await rig.openPage(`https://discord.com/login?as=${account.id}`);
      await page.waitFor('[data-test=current-user]');
      return page;
    },
    async connected() {
      const page = await stage.signIn(ada);
      const popup = await rig.openPopup();
      await connect(popup, page);
      return { popup, page };
    },
    async atCode() {
      const { popup, page } = await stage.connected();
      await press(popup, ada.phone === null ? 'addPhoneButton' : 'changePhoneButton');
      await typePhone(popup, TYPED_PHONE);
      await press(popup, 'sendCodeButton');
      await see(popup, 'codeTitle');
      return { popup, page };
    },
    async atPassword() {
      const { popup, page } = await stage.atCode();
      await popup.type('#code', stage.code());
      await see(popup, 'passwordTitle');
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
      ofExtension().map(({ method, path }) => `${method} ${path.replace('/api/v9', '')}`),
    bodies: (path) =>
      ofExtension()
        .filter((request) => request.path.endsWith(path))
        .map(({ method, authorized, bodyFields }) => [
          method,
          authorized,
          ...bodyFields.toSorted(),
        ]),
    popup: async () => (await stage.connected()).popup,
    demand: (action) => discord.demand(ada.id, action),
    badge: () => readBadge(rig),
    numberKept: (digits) =>
      expect
        .poll(async () => {
          const { phoneDraft } = JSON.parse(await stage.stored('session'));
          return JSON.stringify(phoneDraft ?? '').replaceAll(/\D/g, '');
        })
        .toContain(digits),
    actionKnown: () => expect.poll(stage.badge).toBe('!'),
    stored: (area) => readStorage(rig, area),
  };
  return stage;
}

/** What must hold after every test, whatever it was about. */
function expectDecency({ discord, rig }: Stage): void {
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
  // Chromium logs every refusal that Discord's page meets, as it would without Handset.
  const refusal = /^error: Failed to load resource: .*https:\/\/discord\.com\/api\//;
  expect(
    rig.consoleMessages.filter(
      (message) => /^(error|pageerror|assert)/.test(message) && !refusal.test(message),
    ),
  ).toEqual([]);
}

/** One place for many tests: emptied between them, and opened anew where it does not let itself be emptied. */
function createPlaces() {
  let current: Place | null = null;
  const close = async () => {
    if (current !== null) await closePlace(current);
    current = null;
  };
  return {
    async take(): Promise<Place> {
      if (current !== null) {
        const { rig, discord } = current;
        const emptied = await rig.reset().then(
          () => true,
          () => false,
        );
        if (emptied) discord.reset();
        else await close();
      }
      current ??= await openPlace({});
      return current;
    },
    close,
  };
}

/**
 * A test with a stage: one browser for each file, emptied between tests,
 * or one of its own where `options` (language, colours) are set by `it.override`.
 */
export const it = test
  .extend<{ options: LaunchRigOptions | null }>({ options: null })
  .extend<{ $file: { places: ReturnType<typeof createPlaces> } }>({
    places: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern that nothing is needed
      async ({}, use) => {
        const places = createPlaces();
        await use(places);
        await places.close();
      },
      { scope: 'file' },
    ],
  })
  .extend<{ stage: Stage }>({
    stage: async ({ options, places }, use) => {
      const own = options === null ? null : await openPlace(options);
      const stage = createStage(own ?? (await places.take()));
      try {
        await use(stage);
        expectDecency(stage);
      } finally {
        if (own !== null) await closePlace(own);
      }
    },
  });
