import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { type Flow, nameOf } from './flows.ts';
import { Ground, PASSWORD } from './ground.ts';
import { killAt } from './kill.ts';
import {
  codesBy,
  type KillPoint,
  killPoints,
  nameOfCall,
  screensAfter,
  screensCutOff,
  writesBy,
} from './kill-points.ts';
import { describeScreen, type Screen, showsNumber, steadyScreen } from './screen.ts';
import { writeTable } from './table.ts';
import { findTheWay, walkThrough, walkTo } from './user.ts';

const browser = inject('browser');
const only = process.env.HANDSET_DEEP_ONLY;
const points = killPoints.filter(({ title }) => only === undefined || title.includes(only));
const rows: string[][] = [];
let ground: Ground;

beforeAll(async () => {
  ground = await Ground.open(browser);
});

afterAll(async () => {
  writeTable(
    'kill-matrix',
    browser,
    [
      'flow',
      'point',
      'what the popup showed',
      'SMS by then',
      'the way on',
      'SMS in all',
      'account',
    ],
    rows,
  );
  await ground.close();
});

describe('the background is killed and the flow is finished, with no SMS and no removal too many', () => {
  it.for(points)('$title', async (point) => {
    const row = [nameOf(point.flow), whereOf(point), 'FAILED', '', '', '', ''];
    rows.push(row);
    await ground.cell(async () => {
      await reach(point);
      const isCutOff = await killAt(ground, point);
      const atKill = { writes: ground.writes(), codes: ground.codes(), done: isDone(point.flow) };
      expect(writesBy(point)).toContain(atKill.writes);
      expect(await ground.stored()).not.toContain(PASSWORD);
      row[3] = `${atKill.codes.length}`;
      const [fewest, most] = codesBy(point);
      expect(atKill.codes.length).toBeGreaterThanOrEqual(fewest);
      expect(atKill.codes.length).toBeLessThanOrEqual(most);

      await ground.reopen();
      const shown = await shownAfter(point, isCutOff);
      row[2] = describeScreen(shown);
      expectKept(point, shown, atKill.codes);
      // Nothing is asked of Discord by opening the popup but to look at the account.
      expect(ground.writes()).toBe(atKill.writes);
      expect(ground.codes()).toEqual(atKill.codes);

      const did = await findTheWay(ground, point.flow);
      row[4] = did.join(', ');
      row[5] = `${ground.codes().length}`;
      row[6] = accountNow(point.flow);
      const clicks = did.filter((each) => each === englishText('sendCodeButton')).length;
      expect(clicks).toBe(clicksNeeded(point, shown, atKill.codes.length));
      // A confirmation that was still open sends the code that it had interrupted.
      const confirmed = shown.name === 'mfaTitle' ? 1 : 0;
      expect(ground.codes()).toHaveLength(atKill.codes.length + clicks + confirmed);
      if (atKill.done) expect(ground.writes()).toBe(atKill.writes);
    });
  });
});

async function reach({ flow, leg }: KillPoint): Promise<void> {
  await ground.atHome(flow);
  if (leg === null) await walkThrough(ground, flow);
  else await walkTo(ground, flow, leg);
}

/** What the popup shows when it is opened again, as long as it is what it may show. */
async function shownAfter(point: KillPoint, isCutOff: boolean): Promise<Screen> {
  const expected = [...screensAfter(point), ...(isCutOff ? screensCutOff(point) : [])];
  const look = () =>
    steadyScreen(ground.popup, (screen) => expected.includes(describeScreen(screen)));
  const shown = await look();
  if (point.call?.name !== 'verifyCode') return shown;
  // The first popup may have kept the code from what it painted before the background was there.
  await ground.reopen();
  return look();
}

const whereOf = ({ leg, call, moment }: KillPoint): string => {
  if (call !== null) return `${moment}: ${nameOfCall(call)}`;
  const confirms = leg?.waits.confirms ?? null;
  return `waiting: ${leg?.waits.status ?? 'done'}${confirms === null ? '' : ` (${confirms})`}`;
};

const isDone = (flow: Flow): boolean => ground.isReached(flow);

/** Nothing that was submitted has to be typed again, but for passwords, which are kept nowhere. */
function expectKept({ leg, call, flow }: KillPoint, shown: Screen, codes: string[]): void {
  const isTyped = call !== null || leg?.act !== 'sendNumber' || flow.kind === 'add';
  if (isTyped && shown.name !== 'mfaTitle') expect(showsNumber(shown, ground.phone)).toBe(true);
  if (call?.name === 'verifyCode' && shown.name === 'codeTitle')
    expect(shown.fields.code).toBe(codes.at(-1));
}

/** A code has to be sent where none was, and where the one that was sent is used up. */
function clicksNeeded({ flow, call, moment }: KillPoint, shown: Screen, codes: number): number {
  if (flow.kind === 'remove' || shown.name === 'mfaTitle') return 0;
  const usedUp = call?.name === 'verifyCode' && moment !== 'stored' && shown.name === 'codeTitle';
  return codes === 0 || usedUp ? 1 : 0;
}

const accountNow = (flow: Flow): string =>
  flow.kind === 'reverify'
    ? `demand ${ground.ada.requiredAction ?? 'settled'}`
    : ground.ada.phone === null
      ? 'no number'
      : ground.ada.phone === ground.phone
        ? 'the number'
        : 'another number';
