import { readFileSync } from 'node:fs';
import type { RigPage } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';

const english: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);
const allKeys = Object.keys(english);

const TITLES = [
  'connectTitle',
  'waitingTitle',
  'homeTitle',
  'phoneTitle',
  'reverifyTitle',
  'codeTitle',
  'passwordTitle',
  'removalTitle',
  'mfaTitle',
  'doneTitle',
  'doneCheckTitle',
  'handedOffTitle',
  'stoppedTitle',
] as const;
export type ScreenName = (typeof TITLES)[number];

/** The keys of sentences that say what happened or what to do. Each has its own paragraph; failures are read apart. */
const STATUS_KEYS = allKeys.filter((key) =>
  /^(problem_|handedOff_|handedOff(Add|Remove)$|assistPromptHow_(add|reverify)$|done(Added|Reverified|Removed|Differs|Unread)$|failure_notRemoved$|code(SentTo|Uncertain)$|stoppedUnsettled$|off(Idle|Disconnected)$)/.test(
    key,
  ),
);

/** What the popup shows to its reader. */
export interface Screen {
  /** The key of the heading. */
  readonly name: ScreenName;
  /** The keys of the status sentences and of the failure; an unknown text in the failure's place begins with `RAW`. */
  readonly messageKeys: readonly string[];
  /** Whether a call is in progress. */
  readonly isBusy: boolean;
  /** The values of the fields, by id. */
  readonly fields: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
  readonly text: string;
}

const textOf = (key: string): string => english[key]?.message ?? '';

const patternOf = (message: string): RegExp => {
  const escaped = message
    .split(/\$[A-Z]+\$/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
  return new RegExp(`^${escaped}$`);
};

const statusPatterns = STATUS_KEYS.map((key) => ({ key, pattern: patternOf(textOf(key)) }));

const failureKeyOf = (text: string): string =>
  allKeys.find(
    (key) =>
      key.startsWith('failure_') &&
      !key.endsWith('_next') &&
      text === `${textOf(key)} ${textOf(`${key}_next`)}`,
  ) ?? `RAW: ${text}`;

/** The titles that say what to do instead of where the user is. */
const OTHER_TITLES: readonly (readonly [ScreenName, RegExp])[] = [
  ['homeTitle', /^action(_phone|_email|Title)/],
  [
    'waitingTitle',
    /^(openDiscord|goToDiscord|reloadDiscord|tryAgain|allowAccess|turnOnHelp)Button$/,
  ],
];

/** The screen with a title: its own, what Discord demands on the home view, or what a connection waits for. */
function nameOf(title: string): ScreenName | undefined {
  const own = TITLES.find((key) => textOf(key) === title);
  if (own !== undefined) return own;
  const begins = (key: string) => title.startsWith(textOf(key).split('$')[0] ?? '');
  return OTHER_TITLES.find(([, keys]) => allKeys.some((key) => keys.test(key) && begins(key)))?.[0];
}

/** Reads the popup; undefined while it has no heading, for example while the account is read. */
export async function readScreen(popup: RigPage): Promise<Screen | undefined> {
  const seen = await popup.evaluate(() => {
    const tidy = (element: Element | null) =>
      (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const failure = document.querySelector('#failure p');
    return {
      title: tidy(document.querySelector('h1')),
      paragraphs: [...document.querySelectorAll('main p')].map(tidy),
      failure: failure === null ? null : tidy(failure),
      busy: document.querySelector('button.busy') !== null,
      fields: [...document.querySelectorAll('input[id]')].map((input) => [
        input.id,
        input instanceof HTMLInputElement ? input.value : '',
      ]),
      buttons: [...document.querySelectorAll('button:not([aria-disabled=true])')]
        .filter((button) => button.checkVisibility())
        .map((button) => button.getAttribute('aria-label') ?? tidy(button)),
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text must be left out
      text: document.body.innerText,
    };
  });
  const name = nameOf(seen.title);
  if (name === undefined) return undefined;
  const statusKeys = seen.paragraphs.flatMap((paragraph) => {
    const found = statusPatterns.find(({ pattern }) => pattern.test(paragraph));
    return found === undefined ? [] : [found.key];
  });
  return {
    name,
    messageKeys: [...statusKeys, ...(seen.failure === null ? [] : [failureKeyOf(seen.failure)])],
    isBusy: seen.busy,
    fields: Object.fromEntries(seen.fields),
    buttons: seen.buttons,
    text: seen.text,
  };
}

/** A screen in one line, as the matrices expect and print it. */
export const describeScreen = ({ name, messageKeys: says }: Screen): string =>
  [name, ...says].join(' · ');

/** How long a screen must stay unchanged to count as steady. */
const STEADY_MS = 100;

/** Waits for an accepted screen that has no call in progress and has stayed unchanged for `STEADY_MS`. */
export async function waitForSteadyScreen(
  popup: RigPage,
  accept: (screen: Screen) => boolean = () => true,
  timeoutMs?: number,
): Promise<Screen> {
  let last = '';
  let since = 0;
  return waitFor(
    () => `the popup to come to rest; it shows ${last}`,
    async () => {
      const screen = await readScreen(popup);
      const now = screen === undefined || screen.isBusy ? '' : describeScreen(screen);
      if (now !== last) since = performance.now();
      last = now;
      const isSteady = now !== '' && performance.now() - since >= STEADY_MS;
      return isSteady && screen !== undefined && accept(screen) ? screen : undefined;
    },
    timeoutMs,
  );
}

/** Whether the screen shows the number anywhere, in whatever format. */
export const showsNumber = ({ text, fields }: Screen, phone: string): boolean =>
  [text, ...Object.values(fields)].some((each) =>
    each.replace(/\D/g, '').includes(phone.replace(/\D/g, '').slice(1)),
  );
