import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { englishText } from '../../harness/popup-steps.ts';
import { defaultTimeoutMs } from '../../harness/until.ts';
import { breakCall } from './break-call.ts';
import { SHORT_TIMEOUT_MS } from './build.ts';
import { FAULTS, type Fault, isReset, screensFor, TARGETS, type Target } from './faults.ts';
import { Ground, PASSWORD } from './ground.ts';
import { codesBy } from './kill-points.ts';
import { describeScreen, type Screen, showsNumber, steadyScreen } from './screen.ts';
import { writeTable } from './table.ts';
import { findTheWay, walkTo } from './user.ts';

const browser = inject('browser');
const only = process.env.HANDSET_DEEP_ONLY;
const cells = TARGETS.flatMap((target) =>
  FAULTS.map((fault) => ({ target, fault, title: `${target.title}: ${fault.name}` })),
).filter(({ title }) => only === undefined || title.includes(only));
const rows: string[][] = [];
let ground: Ground;

beforeAll(async () => {
  ground = await Ground.open(browser);
});

afterAll(async () => {
  writeTable(
    'fault-matrix',
    browser,
    ['call', 'fault', 'what the popup showed', 'the way on', 'SMS in all', 'account'],
    rows,
  );
  await ground.close();
});

describe('a call goes wrong, it is said with what to do next, and the flow is finished', () => {
  it.for(cells)('$title', async ({ target, fault }) => {
    const row = [target.title, fault.name, 'FAILED', '', '', ''];
    rows.push(row);
    const { flow, leg } = target;
    await ground.cell(async () => {
      if (leg === null) await ground.atConnect(flow);
      else {
        await ground.atHome(flow);
        await walkTo(ground, flow, leg);
      }
      const writes = ground.writes();
      await breakCall(ground, target, fault);
      if (fault.by === 'user' && fault.does === 'close')
        ground.popup = await ground.rig.openPopup();

      const expected = screensFor(target, fault);
      const shown = await steadyScreen(
        ground.popup,
        (screen) => expected.includes(describeScreen(screen)),
        defaultTimeoutMs + SHORT_TIMEOUT_MS,
      );
      row[2] = describeScreen(shown);
      expectKept(target, shown);
      expectNothingForBob();
      if (fault.by === 'user' && fault.does === 'disconnect')
        expect(await ground.stored()).not.toContain(ground.ada.authorization);
      // What was under way when the user left is all that was asked of Discord.
      if (fault.by === 'user' && fault.does !== 'close')
        expect(ground.writes()).toBe(writes + writesUntil(target));
      const codes = ground.codes();
      if (leg !== null) expect(codes).toHaveLength(codesAfter(target, fault));
      // The fault is over.
      await ground.gate.open();

      // A limit holds up its own call and no other.
      if (target.call?.name === 'sendMfaSms' && fault.sort === 'limited')
        expect(await isConfirmingDisabled()).toBe(false);
      const did = await findTheWay(ground, flow, (screen) => isAtEnd(target, screen));
      row[3] = did.join(', ');
      // What a screen advises is enough to go on, and nobody has to find out that the popup must be opened anew.
      expect(row[3]).not.toContain('open Handset again');
      row[4] = `${ground.codes().length}`;
      row[5] = ground.isReached(flow) ? 'as wanted' : 'as before';
      if (target.call?.name === 'resendCode' && fault.sort === 'limited')
        expect(did).toEqual(['type the code', 'type the password']);
      const clicks = did.filter((each) => each === englishText('sendCodeButton')).length;
      const codesInAll = Math.max(codes.length + clicks, codesOfConfirming(target));
      expect(ground.codes()).toHaveLength(codesInAll);
      expectNothingForBob();
    });
  });
});

/** What was typed stays, as long as its step is there: a password too, because the popup was not closed. */
function expectKept({ call, flow }: Target, shown: Screen): void {
  const { name, fields, says } = shown;
  if (
    flow.kind !== 'remove' &&
    ['phoneTitle', 'reverifyTitle', 'codeTitle', 'passwordTitle'].includes(name)
  )
    expect(showsNumber(shown, ground.phone)).toBe(true);
  if (call?.name === 'verifyCode' && name === 'codeTitle')
    expect(fields.code).toBe(ground.codes().at(-1));
  const looked = says.some((key) => /_(notAdded|notReverified|notRemoved|unsettled)$/.test(key));
  if ((call?.name === 'finish' || call?.name === 'remove') && call.how === 'plain' && !looked)
    if (name === 'passwordTitle' || name === 'removalTitle') expect(fields.password).toBe(PASSWORD);
}

const isConfirmingDisabled = (): Promise<boolean | undefined> =>
  ground.popup.evaluate(() =>
    document.querySelector('button[type=submit]')?.hasAttribute('disabled'),
  );

/** Whatever goes wrong, nothing is sent for an account that the flow is not about. */
function expectNothingForBob(): void {
  const writes = ground
    .requests()
    .filter(
      ({ source, method, accountId }) =>
        source === 'extension' && method !== 'GET' && accountId === ground.bob.id,
    );
  expect(writes).toEqual([]);
  expect(ground.bob.phone).toBeNull();
}

/** How many codes the number must have been sent by then. */
function codesAfter({ flow, leg, call }: Target, fault: Fault): number {
  const point = { flow, leg, call, title: '' };
  // Only then it goes on by itself.
  if (fault.by === 'user' && fault.does === 'close')
    return codesBy({ ...point, moment: 'answered' })[1];
  const acted = fault.by === 'user' || isReset(fault);
  return codesBy({ ...point, moment: acted ? 'taken' : 'stored' })[0];
}

/** A confirmation that is given sends the code that it had interrupted, without another click. */
const codesOfConfirming = ({ call }: Target): number =>
  call?.confirms === 'sendCode' || (call?.name === 'sendCode' && call.how === 'repeated') ? 1 : 0;

/** How many calls that could change something were made in this step, the target's own included. */
function writesUntil({ leg, call }: Target): number {
  if (leg === null) return 0;
  const made = leg.calls.slice(0, leg.calls.indexOf(call) + 1);
  return made.filter(({ name }) => name !== 'readAccount').length;
}

const isAtEnd = ({ flow, leg }: Target, { name, text }: Screen): boolean =>
  leg === null
    ? name === 'homeTitle' && text.includes('Ada')
    : ground.isReached(flow) && (name === 'doneTitle' || name === 'homeTitle');
