import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { defaultTimeoutMs } from '../../harness/wait-for.ts';
import { breakCall } from './break-call.ts';
import { chooseCells } from './choose-cells.ts';
import { SHORT_TIMEOUT_MS } from './copy-build.ts';
import { expectedScreens } from './expected-screens.ts';
import { FAULTS, type Fault, isResetAfterHandling, TARGETS, type Target } from './faults.ts';
import { codeCountRange } from './kill-points.ts';
import { MatrixFixture, PASSWORD } from './matrix-fixture.ts';
import { describeScreen, type Screen, showsNumber, waitForSteadyScreen } from './screen.ts';
import { readSessionStorage } from './stored-state.ts';
import { completeFlow, walkTo } from './user.ts';
import { writeTable } from './write-table.ts';

const browser = inject('browser');
const cells = chooseCells(
  TARGETS.flatMap((target) =>
    FAULTS.map((fault) => ({ target, fault, title: `${target.title}: ${fault.name}` })),
  ),
  ({ title }) => title,
);
const rows: string[][] = [];
let fixture: MatrixFixture;

beforeAll(async () => {
  fixture = await MatrixFixture.open(browser);
});

afterAll(async () => {
  writeTable(
    'fault-matrix',
    browser,
    ['call', 'fault', 'screen after the fault', 'actions to the end', 'SMS in total', 'account'],
    rows,
  );
  await fixture.close();
});

describe('a failed call', () => {
  it.for(cells)(
    'is explained with a next step, and the flow can be finished – $title',
    async ({ target, fault }) => {
      const row = [target.title, fault.name, 'FAILED', '', '', ''];
      rows.push(row);
      const { flow, leg } = target;
      await fixture.runCell(async () => {
        if (leg === null) await fixture.goToConnect(flow);
        else {
          await fixture.goToHome(flow);
          await walkTo(fixture, flow, leg);
        }
        const writesBefore = fixture.countWrites();
        await breakCall(fixture, target, fault);
        if (fault.cause === 'user' && fault.userAction === 'close')
          fixture.popup = await fixture.rig.openPopup();

        const expected = expectedScreens(target, fault);
        const shown = await waitForSteadyScreen(
          fixture.popup,
          (screen) => expected.includes(describeScreen(screen)),
          defaultTimeoutMs + SHORT_TIMEOUT_MS,
        );
        row[2] = describeScreen(shown);
        expectInputKept(target, shown);
        expectNothingForBob();
        if (fault.cause === 'user' && fault.userAction === 'disconnect')
          expect(await readSessionStorage(fixture.rig)).not.toContain(fixture.ada.authorization);
        // Leaving stops the step: nothing was sent after the call that was in progress.
        if (fault.cause === 'user' && fault.userAction !== 'close')
          expect(fixture.countWrites()).toBe(writesBefore + writesOfStep(target));
        const codes = fixture.sentCodes();
        if (leg !== null) expect(codes).toHaveLength(codesAfterFault(target, fault));
        // The fault ends here.
        await fixture.gate.open();

        // A rate limit blocks only the call that met it.
        if (target.call?.name === 'sendMfaSms' && fault.category === 'limited')
          expect(await isConfirmingDisabled()).toBe(false);
        const actions = await completeFlow(fixture, flow, (screen) => isAtEnd(target, screen));
        row[3] = actions.join(', ');
        // Following the advice on the screen is enough: the user never has to guess that the popup must be reopened.
        expect(row[3]).not.toContain('open Handset again');
        row[4] = `${fixture.sentCodes().length}`;
        row[5] = fixture.isGoalReached(flow) ? 'changed' : 'unchanged';
        if (target.call?.name === 'resendCode' && fault.category === 'limited')
          expect(actions).toEqual(['type the code', 'type the password']);
        const clicks = actions.filter((action) => action === englishText('sendCodeButton')).length;
        const totalCodes = Math.max(codes.length + clicks, codesSentByConfirming(target));
        expect(fixture.sentCodes()).toHaveLength(totalCodes);
        expectNothingForBob();
      });
    },
  );
});

/** The user's input stays in its step; this includes the password, because the popup was not closed. */
function expectInputKept({ call, flow }: Target, shown: Screen): void {
  const { name, fields, messageKeys } = shown;
  if (
    flow.kind !== 'remove' &&
    ['phoneTitle', 'reverifyTitle', 'codeTitle', 'passwordTitle'].includes(name)
  )
    expect(showsNumber(shown, fixture.phone)).toBe(true);
  if (call?.name === 'verifyCode' && name === 'codeTitle')
    expect(fields.code).toBe(fixture.sentCodes().at(-1));
  const wasRechecked = messageKeys.some((key) =>
    /_(notAdded|notReverified|notRemoved|unsettled)$/.test(key),
  );
  if ((call?.name === 'finish' || call?.name === 'remove') && call.how === 'plain' && !wasRechecked)
    if (name === 'passwordTitle' || name === 'removalTitle') expect(fields.password).toBe(PASSWORD);
}

const isConfirmingDisabled = (): Promise<boolean | undefined> =>
  fixture.popup.evaluate(() => document.querySelector('.primary')?.matches('[aria-disabled=true]'));

/** No fault may make Handset change the other account. */
function expectNothingForBob(): void {
  const writes = fixture
    .requests()
    .filter(
      ({ source, method, accountId }) =>
        source === 'extension' && method !== 'GET' && accountId === fixture.bob.id,
    );
  expect(writes).toEqual([]);
  expect(fixture.bob.phone).toBeNull();
}

/** How many codes Discord must have sent to the number after the fault. */
function codesAfterFault({ flow, leg, call }: Target, fault: Fault): number {
  const point = { flow, leg, call, title: '' };
  // If the popup was closed, the flow continues by itself; after a disconnect or an account switch it does not.
  if (fault.cause === 'user' && fault.userAction === 'close')
    return codeCountRange({ ...point, moment: 'answered' })[1];
  const isHandled = fault.cause === 'user' || isResetAfterHandling(fault);
  return codeCountRange({ ...point, moment: isHandled ? 'handled' : 'stored' })[0];
}

/** A successful MFA confirmation sends the interrupted code without another click. */
const codesSentByConfirming = ({ call }: Target): number =>
  call?.confirms === 'sendCode' || (call?.name === 'sendCode' && call.how === 'repeated') ? 1 : 0;

/** The number of writing calls in this step, up to and including the target's own. */
function writesOfStep({ leg, call }: Target): number {
  if (leg === null) return 0;
  const calls = leg.calls.slice(0, leg.calls.indexOf(call) + 1);
  return calls.filter(({ name }) => name !== 'readAccount').length;
}

const isAtEnd = ({ flow, leg }: Target, { name, text }: Screen): boolean =>
  leg === null
    ? name === 'homeTitle' && text.includes('Ada')
    : fixture.isGoalReached(flow) && (name === 'doneTitle' || name === 'homeTitle');
