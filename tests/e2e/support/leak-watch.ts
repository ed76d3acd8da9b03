import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { readStorage } from '../../../harness/extension-state.ts';
import { searchFiles } from '../../../harness/search-files.ts';
import type { RigPage } from '../../../harness/types.ts';
import { type MatrixFixture, PASSWORD, TOTP } from '../../deep/matrix-fixture.ts';
import { readSessionStorage } from '../../deep/stored-state.ts';
import { readPage, recordPage, spyOnContentScripts } from './page-recorder.ts';
import { toSearchableText } from './to-searchable-text.ts';

/** A wrong password or MFA code is as secret as a right one: it may be right elsewhere. */
export const WRONG_ANSWER = 'wrong-Xq7vLw2NzR9tKb4m';

/** Runs in the background before its own code: stores what it logs and throws in the session storage. */
function recordBackground(toText: (value: unknown) => string): void {
  const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  // One item per background, so that the log of an earlier one is not overwritten.
  const item = `said ${crypto.randomUUID()}`;
  const logged: string[] = [];
  const note = (...args: readonly unknown[]) => {
    logged.push(args.map((each) => toText(each)).join(' '));
    browser.storage.session.set({ [item]: logged });
  };
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'] as const)
    Reflect.set(console, name, note);
  addEventListener('error', ({ error, message }) => note(error, message));
  addEventListener('unhandledrejection', ({ reason }) => note(reason));
  console.log('The background is heard');
}

/** Adds the observers to a copy of the build. */
export async function addObservers(dir: string): Promise<void> {
  await prependScript(dir, 'background.js', `(${recordBackground})(${toSearchableText});`);
  await prependScript(dir, 'discord-page.js', `(${spyOnContentScripts})();`);
}

/** Inserts code at the beginning of a script of the build. */
export async function prependScript(dir: string, name: string, script: string): Promise<void> {
  const file = path.join(dir, name);
  await writeFile(file, `${script}\n${await readFile(file, 'utf8')}`);
}

/** What every background has logged and thrown so far, including those that have ended. */
export const readBackgroundLog = (session: Readonly<Record<string, unknown>>): string =>
  Object.keys(session)
    .filter((item) => item.startsWith('said '))
    .map((item) => JSON.stringify(session[item]))
    .join('\n');

/** Reloads the page and records it from its first moment. */
export async function watchPage(page: RigPage): Promise<void> {
  await page.page.evaluateOnNewDocument(`(${recordPage})(${toSearchableText})`);
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

/** By name, everything that only the extension, Discord and the user may know, in every form that it may take. */
export const secretsOf = ({ ada, bob, discord }: MatrixFixture, phones: Forms) => ({
  authorization: [ada.authorization, bob.authorization],
  password: [PASSWORD],
  'MFA answer': [TOTP],
  'wrong answer': [WRONG_ANSWER],
  'phone token, MFA ticket or pass': discord.secrets(),
  phone: phones.flatMap(phoneForms),
});

/** `secret in place` for each secret that is found. */
export const findIn = (places: Readonly<Record<string, string>>, secrets: Secrets): string[] =>
  Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([name, forms]) =>
      forms.some((form) => text.includes(form)) ? [`${name} in ${place}`] : [],
    ),
  );

/** Whether Discord's page itself knows the phone, from its account or its dialog. It always knows its authorization. */
export interface PageKnowledge {
  readonly hasPhone: boolean;
}

/** Searches every place that somebody other than Handset and Discord can read; works at any step of a flow. */
export async function expectNoLeak(
  fixture: MatrixFixture,
  { hasPhone }: PageKnowledge,
): Promise<void> {
  const { rig, discord } = fixture;
  const secrets = secretsOf(fixture, [fixture.phone]);
  const session: Record<string, unknown> = JSON.parse(await readSessionStorage(fixture.rig));
  const backgroundLog = readBackgroundLog(session);
  const page = await fixture.page.evaluate(readPage);
  // Proves that the observers work.
  expect(backgroundLog).toContain('The background is heard');
  expect(page.events).toContain('observer:isolated: event handset:tap start');
  expect(page.events).toContain('handset:hint: {"type":"ready"');

  const { authorization, phone, ...others } = secrets;
  const events = (page.events ?? '').split('\n');
  const handsetEvents = events.filter((line) => /handset:/.test(line)).join('\n');
  expect([
    ...findIn(page, hasPhone ? others : { ...others, phone }),
    ...findIn(
      { events: events.join('\n'), document: page['the document'] ?? '' },
      { authorization },
    ),
    ...findIn(
      {
        'events of Handset': handsetEvents,
        'storage.local': await readStorage(rig, 'local'),
        'storage.sync': await readStorage(rig, 'sync'),
        'the console of pages and popups': rig.consoleMessages.join('\n'),
        'the console of the background': backgroundLog,
        'an address': await readAddresses(fixture),
      },
      secrets,
    ),
  ]).toEqual([]);
  expect(discord.refusedHosts).toEqual([]);
  expectSecretsKeptApart(session, secrets);
}

/** In memory, too, each item contains only the secrets that belong there: the popup reads none but the number. */
function expectSecretsKeptApart(session: Record<string, unknown>, secrets: Secrets): void {
  const allowed: Record<string, readonly string[]> = {
    connection: ['authorization', 'phone'],
    flow: ['phone token, MFA ticket or pass', 'phone'],
    view: ['phone'],
    phoneDraft: ['phone'],
  };
  for (const [item, value] of Object.entries(session)) {
    const others = Object.entries(secrets).filter(([name]) => !allowed[item]?.includes(name));
    expect(findIn({ [item]: JSON.stringify(value) }, Object.fromEntries(others))).toEqual([]);
  }
}

/** The addresses of all tabs, and those of all requests that reached the simulator, with their headers. */
async function readAddresses({ rig, discord }: MatrixFixture): Promise<string> {
  const tabs = await rig.evaluateInExtension(async () => {
    const browser = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return JSON.stringify(await browser.tabs.query({}));
  });
  const requests = discord.requests.map(({ path: address, headers }) => ({ address, headers }));
  return `${tabs}\n${JSON.stringify(requests)}`;
}

const IN_MEMORY = 'memory-Zk3pQ8sVt5LxWm2c';
const ON_DISK = 'disk-Hn6yRb4JdTq9Gf7e';

/** Writes one marker into the extension's session storage and another into its local storage, to be searched for. */
export const plantMarkers = ({ rig }: MatrixFixture): Promise<void> =>
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

/** `secret in file` for what is found in the browser's profile, without what Discord's page stored there itself. */
export async function searchProfile(
  fixture: MatrixFixture,
  phones: readonly string[],
): Promise<string[]> {
  const hits = await searchFiles(fixture.rig.profileDir, {
    ...secretsOf(fixture, phones),
    'what is in storage.session': [IN_MEMORY],
    'what is in storage.local': [ON_DISK],
  });
  const [ofPage, others] = [true, false].map((isOfPage) =>
    hits.filter(
      ({ file, textName }) =>
        (textName === 'authorization' && PAGE_STORAGE.test(file)) === isOfPage,
    ),
  );
  // Proves that the search works: Discord's page stores its own authorization.
  expect(ofPage).not.toEqual([]);
  return [...new Set((others ?? []).map(({ file, textName }) => `${textName} in ${file}`))];
}
