import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pressButton, sendCode } from '../../harness/popup-steps.ts';
import { chooseCells } from './choose-cells.ts';
import { FLOWS, type Flow, type Leg, nameOf } from './flows.ts';
import { MatrixFixture } from './matrix-fixture.ts';
import { describeScreen, waitForSteadyScreen } from './screen.ts';
import { performAction, waitForScreen, walkTo } from './user.ts';

/** A state in which the flow keeps more than its step shows, how to reach it, and how the user goes on. */
interface KeptState {
  readonly name: string;
  readonly action: Leg['action'];
  /** Whether it is an unsettled change, which a removal can be, too. */
  readonly reachesUnsettled?: true;
  /** From the step of the action. */
  readonly reach: (flow: Flow) => Promise<void>;
  /** After the background was killed and the popup opened again: to the end. */
  readonly goOn: (flow: Flow) => Promise<void>;
}

let fixture: MatrixFixture;
beforeAll(async () => {
  fixture = await MatrixFixture.open(inject('browser'));
});
afterAll(() => fixture.close());

const firstScreen = ({ kind }: Flow) => (kind === 'reverify' ? 'reverifyTitle' : 'phoneTitle');
const typeCode = (flow: Flow) => performAction('typeCode', fixture, flow);
const typePassword = (flow: Flow) => performAction('typePassword', fixture, flow);
const waitFor = (screen: Parameters<typeof waitForScreen>[1]) => waitForScreen(fixture, screen);

/** Loses the answer to a change that Discord carries out, and the account cannot be read. */
async function loseChange({ legs }: Flow): Promise<void> {
  const endpoint = legs.at(-1)?.calls[0]?.endpoint ?? 'addPhone';
  fixture.discord.nextAnswer(endpoint, { fault: 'reset', afterHandling: true });
  fixture.discord.nextAnswer('getCurrentUser', { status: 502, text: '<html></html>' });
}

const waitForUnsettled = () =>
  waitForSteadyScreen(fixture.popup, (screen) =>
    describeScreen(screen).endsWith('failure_unsettled'),
  );

async function goBack(flow: Flow): Promise<void> {
  await pressButton(fixture.popup, 'backButton');
  await waitFor(firstScreen(flow));
}

/** Enters the code that was sent before, and the password. */
async function goOnFromCode(flow: Flow): Promise<void> {
  await waitFor(firstScreen(flow));
  await pressButton(fixture.popup, 'haveCodeButton');
  await waitFor('codeTitle');
  await typeCode(flow);
  await waitFor('passwordTitle');
  await typePassword(flow);
}

const STATES: readonly KeptState[] = [
  {
    name: 'a code that was sent, back at the number',
    action: 'typeCode',
    reach: goBack,
    goOn: goOnFromCode,
  },
  {
    name: 'a code that was sent, after a new send that was limited',
    action: 'typeCode',
    async reach(flow) {
      await goBack(flow);
      fixture.discord.nextAnswer(flow.kind === 'reverify' ? 'reverifyPhone' : 'addPhone', {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: 1, global: false },
      });
      await sendCode(fixture.popup);
      await waitForSteadyScreen(fixture.popup, (screen) =>
        describeScreen(screen).endsWith('failure_rateLimited'),
      );
    },
    goOn: goOnFromCode,
  },
  {
    name: 'a verified number, back at the number',
    action: 'typePassword',
    reach: goBack,
    async goOn(flow) {
      await waitFor(firstScreen(flow));
      await pressButton(fixture.popup, 'passwordTitle');
      await waitFor('passwordTitle');
      await typePassword(flow);
    },
  },
  {
    name: 'a code that Discord accepts only with the authorization',
    action: 'typeCode',
    async reach(flow) {
      const body = { message: '401: Unauthorized', code: 0 };
      fixture.discord.nextAnswer('verifyPhone', { status: 401, body });
      await typeCode(flow);
      await waitForSteadyScreen(fixture.popup, (screen) =>
        describeScreen(screen).endsWith('failure_authorizationNeeded'),
      );
    },
    async goOn(flow) {
      await waitFor('codeTitle');
      await pressButton(fixture.popup, 'verifyButton');
      await waitFor('passwordTitle');
      await typePassword(flow);
    },
  },
  {
    name: 'a change whose end nobody saw',
    action: 'typePassword',
    reachesUnsettled: true,
    async reach(flow) {
      await loseChange(flow);
      await typePassword(flow);
      await waitForUnsettled();
    },
    // Opening the popup has read the account.
    goOn: async () => {},
  },
  {
    name: 'a change whose end nobody saw, while the refusal of its repetition is looked into',
    action: 'typePassword',
    reachesUnsettled: true,
    async reach(flow) {
      await loseChange(flow);
      await typePassword(flow);
      await waitForUnsettled();
      const endpoint = flow.legs.at(-1)?.calls[0]?.endpoint ?? 'addPhone';
      fixture.discord.nextAnswer(endpoint, {
        status: 400,
        body: { message: 'No', code: 50_018 },
      });
      fixture.discord.nextAnswer('getCurrentUser', { fault: 'hang' });
      const before = fixture.extensionCalls('getCurrentUser').length;
      await typePassword(flow);
      await expect
        .poll(() => fixture.extensionCalls('getCurrentUser').length)
        .toBeGreaterThan(before);
    },
    goOn: async () => {},
  },
];

const cells = chooseCells(
  FLOWS.filter(({ mfa }) => !mfa).flatMap((flow) =>
    STATES.flatMap((state) => {
      // The first step of a removal is its last.
      const isPossible = flow.kind !== 'remove' || state.reachesUnsettled === true;
      const leg = isPossible ? flow.legs.find(({ action }) => action === state.action) : undefined;
      return leg === undefined
        ? []
        : [{ flow, leg, state, title: `${nameOf(flow)}: ${state.name}` }];
    }),
  ),
  ({ title }) => title,
);

describe('what a flow keeps over its steps', () => {
  it.for(cells)(
    'survives killing the background, without another SMS – $title',
    async ({ flow, leg, state }) => {
      await fixture.runCell(async () => {
        await fixture.goToHome(flow);
        await walkTo(fixture, flow, leg);
        await state.reach(flow);
        const codes = fixture.sentCodes();
        await fixture.rig.killBackground();
        await fixture.reopenPopup();
        await state.goOn(flow);
        await waitFor('doneTitle');
        expect(fixture.isGoalReached(flow)).toBe(true);
        expect(fixture.sentCodes()).toEqual(codes);
      });
    },
  );
});
