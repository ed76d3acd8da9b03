import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { readStorage } from '../../../harness/extension-state.ts';
import { searchFiles } from '../../../harness/search-files.ts';
import type { RigPage } from '../../../harness/types.ts';
import { type Ground, PASSWORD, TOTP } from '../../deep/ground.ts';
import { readPage, recordPage, spyOnContentScripts } from './page-recorder.ts';
import { showValue } from './show-value.ts';

/** A wrong answer is as secret as a right one: it may be right elsewhere. */
export const WRONG = 'wrong-Xq7vLw2NzR9tKb4m';

/** Runs in the background before its own code: keeps in the session storage what it logs and what it throws. */
function listenToBackground(show: (value: unknown) => string): void {
  const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  // An item of its own, so that what an earlier background said stays.
  const item = `said ${crypto.randomUUID()}`;
  const said: string[] = [];
  const note = (...args: readonly unknown[]) => {
    said.push(args.map((each) => show(each)).join(' '));
    browser.storage.session.set({ [item]: said });
  };
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'] as const)
    Reflect.set(console, name, note);
  addEventListener('error', ({ error, message }) => note(error, message));
  addEventListener('unhandledrejection', ({ reason }) => note(reason));
  console.log('The background is heard');
}

/** Puts the observers into a copy of the build. */
export async function addObservers(dir: string): Promise<void> {
  await runFirst(dir, 'background.js', `(${listenToBackground})(${showValue});`);
  await runFirst(dir, 'discord-page.js', `(${spyOnContentScripts})();`);
}

/** Puts a script before one of the build. */
export async function runFirst(dir: string, name: string, script: string): Promise<void> {
  const file = path.join(dir, name);
  await writeFile(file, `${script}\n${await readFile(file, 'utf8')}`);
}

/** What backgrounds have logged and thrown so far, those too that were ended since. */
export const saidIn = (session: Readonly<Record<string, unknown>>): string =>
  Object.keys(session)
    .filter((item) => item.startsWith('said '))
    .map((item) => JSON.stringify(session[item]))
    .join('\n');

/** Loads the page anew, and records it from its first moment. */
export async function watchPage(page: RigPage): Promise<void> {
  await page.page.evaluateOnNewDocument(`(${recordPage})(${showValue})`);
  await page.page.reload();
  await page.waitFor('[data-test=current-user]');
}

const phoneForms = (phone: string): string[] => {
  const [area, office, line] = [phone.slice(2, 5), phone.slice(5, 8), phone.slice(8)];
  return [
    `${area}${office}${line}`,
    `(${area}) ${office}-${line}`,
    `${area} ${office} ${line}`,
    `${area}-${office}-${line}`,
  ];
};

type Forms = readonly string[];
type Secrets = Readonly<Record<string, Forms>>;

/** What nobody but the extension, Discord and the user may learn, in every form that it may have; by name. */
const secretsOf = ({ ada, bob, discord }: Ground, phones: Forms) => ({
  authorization: [ada.authorization, bob.authorization],
  password: [PASSWORD],
  'MFA answer': [TOTP],
  'wrong answer': [WRONG],
  'phone token, MFA ticket or pass': discord.secrets(),
  phone: phones.flatMap(phoneForms),
});

/** "secret in place" for each that is there. */
const findIn = (places: Readonly<Record<string, string>>, secrets: Secrets): string[] =>
  Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, forms]) =>
      forms.some((form) => text.includes(form)) ? [`${name} in ${place}`] : [],
    ),
  );

/** What a page has of its own: its authorization, and the number of its account or of its dialog. */
export interface OfPage {
  readonly hasPhone: boolean;
}

/** Looks wherever somebody could who is neither Handset nor Discord, at any step of a flow. */
export async function expectNoLeak(ground: Ground, { hasPhone }: OfPage): Promise<void> {
  const { rig, discord } = ground;
  const secrets = secretsOf(ground, [ground.phone]);
  const session: Record<string, unknown> = JSON.parse(await ground.stored());
  const said = saidIn(session);
  const page = await ground.page.evaluate(readPage);
  // That the observers observe.
  expect(said).toContain('The background is heard');
  expect(page.events).toContain('observer:isolated: event handset:tap start');
  expect(page.events).toContain('handset:hint: {"type":"ready"');

  const { authorization, phone, ...others } = secrets;
  const events = (page.events ?? '').split('\n');
  const handsets = events.filter((line) => /handset:/.test(line)).join('\n');
  expect([
    ...findIn(page, hasPhone ? others : { ...others, phone }),
    ...findIn(
      { events: events.join('\n'), document: page['the document'] ?? '' },
      { authorization },
    ),
    ...findIn(
      {
        'events of Handset': handsets,
        'storage.local': await readStorage(rig, 'local'),
        'storage.sync': await readStorage(rig, 'sync'),
        'the console of pages and popups': rig.consoleMessages.join('\n'),
        'the console of the background': said,
        'an address': await addresses(ground),
      },
      secrets,
    ),
  ]).toEqual([]);
  expect(discord.refusedHosts).toEqual([]);
  expectKeptApart(session, secrets);
}

/** In memory, too, each secret is where it belongs: the popup reads none but the number. */
function expectKeptApart(session: Record<string, unknown>, secrets: Secrets): void {
  const belongs: Record<string, readonly string[]> = {
    connection: ['authorization', 'phone'],
    flow: ['phone token, MFA ticket or pass', 'phone'],
    view: ['phone'],
    phoneDraft: ['phone'],
  };
  for (const [item, value] of Object.entries(session)) {
    const others = Object.entries(secrets).filter(([name]) => !belongs[item]?.includes(name));
    expect(findIn({ [item]: JSON.stringify(value) }, Object.fromEntries(others))).toEqual([]);
  }
}

/** Of every tab, and of every request that reached the simulator, with its headers. */
async function addresses({ rig, discord }: Ground): Promise<string> {
  const tabs = await rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return JSON.stringify(await browser.tabs.query({}));
  });
  const asked = discord.requests.map(({ path: asking, headers }) => ({ asking, headers }));
  return `${tabs}\n${JSON.stringify(asked)}`;
}

const IN_MEMORY = 'memory-Zk3pQ8sVt5LxWm2c';
const ON_DISK = 'disk-Hn6yRb4JdTq9Gf7e';

/** Puts one text into the extension's session storage and another into its local storage, to be searched for. */
export const plant = ({ rig }: Ground): Promise<void> =>
  rig.evaluateInExtension(
    async (inMemory, onDisk) => {
      const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      await browser.storage.session.set({ planted: inMemory });
      await browser.storage.local.set({ planted: onDisk });
    },
    IN_MEMORY,
    ON_DISK,
  );

/** Where Chromium and Firefox keep a page's own localStorage. */
const PAGE_STORAGE = /^Default\/Local Storage\/|^storage\/default\/https\+\+\+discord\.com\/ls\//;

/** What of it all is in the browser's profile, and in which files; leaves out what a page has stored itself. */
export async function searchProfile(ground: Ground, phones: readonly string[]): Promise<string[]> {
  const hits = await searchFiles(ground.rig.profileDir, {
    ...secretsOf(ground, phones),
    'what is in storage.session': [IN_MEMORY],
    'what is in storage.local': [ON_DISK],
  });
  const [ofPage, others] = [true, false].map((isOfPage) =>
    hits.filter(
      ({ file, what }) => (what === 'authorization' && PAGE_STORAGE.test(file)) === isOfPage,
    ),
  );
  // The page's own authorization is found, so the search finds what there is.
  expect(ofPage).not.toEqual([]);
  return [...new Set((others ?? []).map(({ file, what }) => `${what} in ${file}`))];
}
