import { readFileSync } from 'node:fs';
import type { RigPage } from '../../harness/types.ts';
import { until } from '../../harness/until.ts';

const english: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);
const keys = Object.keys(english);

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

/** Sentences of their own paragraph that say what happened or what to do; failures are read apart. */
const TELLING = keys.filter((key) =>
  /^(problem_|handedOff_|handedOff(Add|Remove)$|assistPromptHow_(add|reverify)$|done(Added|Reverified|Removed|Differs|Unread)$|failure_notRemoved$|code(SentTo|Uncertain)$|stoppedUnsettled$|off(Idle|Disconnected)$)/.test(
    key,
  ),
);

/** What the popup shows, as its reader would tell it. */
export interface Screen {
  /** By its heading. */
  readonly name: ScreenName;
  /** The names of the telling sentences that stand there; what stands where a failure should be and is none of ours is given raw. */
  readonly says: readonly string[];
  /** Whether a call is under way. */
  readonly busy: boolean;
  /** What the fields hold, by their id. */
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

const patterns = TELLING.map((key) => ({ key, pattern: patternOf(textOf(key)) }));

const failureNamed = (said: string): string =>
  keys.find(
    (key) =>
      key.startsWith('failure_') &&
      !key.endsWith('_next') &&
      said === `${textOf(key)} ${textOf(`${key}_next`)}`,
  ) ?? `RAW: ${said}`;

/** Reads the popup as it stands; undefined where it has no heading, as while the account is looked at. */
export async function readScreen(popup: RigPage): Promise<Screen | undefined> {
  const seen = await popup.evaluate(() => {
    const tidy = (element: Element | null) =>
      (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const failure = document.querySelector('#failure p');
    return {
      title: tidy(document.querySelector('h1')),
      paragraphs: [...document.querySelectorAll('main p')].map(tidy),
      failure: failure === null ? null : tidy(failure),
      busy: document.querySelector('button[type=submit] .spinner') !== null,
      fields: [...document.querySelectorAll('input[id]')].map((input) => [
        input.id,
        input instanceof HTMLInputElement ? input.value : '',
      ]),
      buttons: [...document.querySelectorAll('button')].map(tidy),
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
      text: document.body.innerText,
    };
  });
  const name = TITLES.find((key) => textOf(key) === seen.title);
  if (name === undefined) return undefined;
  const told = seen.paragraphs.flatMap((paragraph) => {
    const found = patterns.find(({ pattern }) => pattern.test(paragraph));
    return found === undefined ? [] : [found.key];
  });
  return {
    name,
    says: [...told, ...(seen.failure === null ? [] : [failureNamed(seen.failure)])],
    busy: seen.busy,
    fields: Object.fromEntries(seen.fields),
    buttons: seen.buttons,
    text: seen.text,
  };
}

/** In one line, as the matrices expect and print it. */
export const describeScreen = ({ name, says }: Screen): string => [name, ...says].join(' · ');

/** How long a screen has to stay as it is to count. */
const STEADY_MS = 100;

/** The screen once nothing is under way and it has stayed the same for a moment. */
export async function steadyScreen(
  popup: RigPage,
  accept: (screen: Screen) => boolean = () => true,
  timeoutMs?: number,
): Promise<Screen> {
  let last = '';
  let since = 0;
  return until(
    () => `the popup to come to rest; it shows ${last}`,
    async () => {
      const screen = await readScreen(popup);
      const now = screen === undefined || screen.busy ? '' : describeScreen(screen);
      if (now !== last) since = performance.now();
      last = now;
      const steady = now !== '' && performance.now() - since >= STEADY_MS;
      return steady && screen !== undefined && accept(screen) ? screen : undefined;
    },
    timeoutMs,
  );
}

/** Whether the number stands anywhere on the screen, however it is written. */
export const showsNumber = ({ text, fields }: Screen, phone: string): boolean =>
  [text, ...Object.values(fields)].some((each) =>
    each.replace(/\D/g, '').includes(phone.replace(/\D/g, '').slice(1)),
  );
