import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { chooseCells } from './choose-cells.ts';
import { type Flow, nameOf } from './flows.ts';
import { killAt } from './kill-at.ts';
import {
  codeCountRange,
  KILL_POINTS,
  type KillPoint,
  nameOfCall,
  possibleWriteCounts,
  screensAfterKill,
  screensWithoutNetwork,
} from './kill-points.ts';
import { MatrixFixture, PASSWORD } from './matrix-fixture.ts';
import { describeScreen, type Screen, showsNumber, waitForSteadyScreen } from './screen.ts';
import { readSessionStorage } from './stored-state.ts';
import { completeFlow, walkThrough, walkTo } from './user.ts';
import { writeTable } from './write-table.ts';

const browser = inject('browser');
const points = chooseCells(KILL_POINTS, ({ title }) => title);
const rows: string[][] = [];
let fixture: MatrixFixture;

beforeAll(async () => {
  fixture = await MatrixFixture.open(browser);
});

afterAll(async () => {
  writeTable(
    'kill-matrix',
    browser,
    [
      'flow',
      'point',
      'screen after the kill',
      'SMS at the kill',
      'actions to the end',
      'SMS in total',
      'account',
    ],
    rows,
  );
  await fixture.close();
});

describe('a flow whose background is killed', () => {
  it.for(points)('can be finished without a superfluous SMS or removal – $title', async (point) => {
    const row = [nameOf(point.flow), describePoint(point), 'FAILED', '', '', '', ''];
    rows.push(row);
    await fixture.runCell(async () => {
      await goToPoint(point);
      const hasRestartedOffline = await killAt(fixture, point);
      const atKill = {
        writes: fixture.countWrites(),
        codes: fixture.sentCodes(),
        isDone: fixture.isGoalReached(point.flow),
      };
      expect(possibleWriteCounts(point)).toContain(atKill.writes);
      expect(await readSessionStorage(fixture.rig)).not.toContain(PASSWORD);
      row[3] = `${atKill.codes.length}`;
      const [fewest, most] = codeCountRange(point);
      expect(atKill.codes.length).toBeGreaterThanOrEqual(fewest);
      expect(atKill.codes.length).toBeLessThanOrEqual(most);

      await fixture.reopenPopup();
      const shown = await screenAfterReopening(point, hasRestartedOffline);
      row[2] = describeScreen(shown);
      expectInputKept(point, shown, atKill.codes);
      // Opening the popup sends no writing request; it only reads the account.
      expect(fixture.countWrites()).toBe(atKill.writes);
      expect(fixture.sentCodes()).toEqual(atKill.codes);

      const actions = await completeFlow(fixture, point.flow);
      row[4] = actions.join(', ');
      row[5] = `${fixture.sentCodes().length}`;
      row[6] = describeAccount(point.flow);
      const clicks = actions.filter((action) => action === englishText('sendCodeButton')).length;
      expect(clicks).toBe(neededClicks(point, shown, atKill.codes.length));
      // An MFA confirmation that was still open sends the interrupted code.
      const codesByMfa = shown.name === 'mfaTitle' ? 1 : 0;
      expect(fixture.sentCodes()).toHaveLength(atKill.codes.length + clicks + codesByMfa);
      if (atKill.isDone) expect(fixture.countWrites()).toBe(atKill.writes);
    });
  });
});

async function goToPoint({ flow, leg }: KillPoint): Promise<void> {
  await fixture.goToHome(flow);
  if (leg === null) await walkThrough(fixture, flow);
  else await walkTo(fixture, flow, leg);
}

/** Waits until the reopened popup shows a screen that is allowed at this point. */
async function screenAfterReopening(
  point: KillPoint,
  hasRestartedOffline: boolean,
): Promise<Screen> {
  const expected = [
    ...screensAfterKill(point),
    ...(hasRestartedOffline ? screensWithoutNetwork(point) : []),
  ];
  const waitForExpected = () =>
    waitForSteadyScreen(fixture.popup, (screen) => expected.includes(describeScreen(screen)));
  const shown = await waitForExpected();
  if (point.call?.name !== 'verifyCode') return shown;
  // The first popup may still show the code from the stored view that it painted before the background had started.
  await fixture.reopenPopup();
  return waitForExpected();
}

const describePoint = ({ leg, call, moment }: KillPoint): string => {
  if (call !== null) return `${moment}: ${nameOfCall(call)}`;
  const confirms = leg?.waitingStep.confirms ?? null;
  return `waiting: ${leg?.waitingStep.status ?? 'done'}${confirms === null ? '' : ` (for ${confirms})`}`;
};

/** Submitted input is still there; only passwords must be typed again, because they are never stored. */
function expectInputKept({ leg, call, flow }: KillPoint, shown: Screen, codes: string[]): void {
  const hasPhone = call !== null || leg?.action !== 'sendNumber' || flow.kind === 'add';
  if (hasPhone && shown.name !== 'mfaTitle') expect(showsNumber(shown, fixture.phone)).toBe(true);
  if (call?.name === 'verifyCode' && shown.name === 'codeTitle')
    expect(shown.fields.code).toBe(codes.at(-1));
}

/** How often the user must request a code: once if none was sent or if Discord has already used it. */
function neededClicks({ flow, call, moment }: KillPoint, shown: Screen, codeCount: number): number {
  if (flow.kind === 'remove' || shown.name === 'mfaTitle') return 0;
  const isUsedUp = call?.name === 'verifyCode' && moment !== 'stored' && shown.name === 'codeTitle';
  return codeCount === 0 || isUsedUp ? 1 : 0;
}

const describeAccount = (flow: Flow): string =>
  flow.kind === 'reverify'
    ? `required action: ${fixture.ada.requiredAction ?? 'none'}`
    : fixture.ada.phone === null
      ? 'no number'
      : fixture.ada.phone === fixture.phone
        ? 'the new number'
        : 'another number';
