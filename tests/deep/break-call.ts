import { setTimeout as sleep } from 'node:timers/promises';
import { disconnect, englishText, pressButton } from '../../harness/popup-steps.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { EndpointName } from '../../simulator/index.ts';
import type { Fault, Target } from './faults.ts';
import type { MatrixFixture } from './matrix-fixture.ts';
import { readScreen, waitForSteadyScreen } from './screen.ts';
import { performAction } from './user.ts';

/** Makes the target's call and injects the fault. */
export async function breakCall(
  fixture: MatrixFixture,
  target: Target,
  fault: Fault,
): Promise<void> {
  const { discord, gate } = fixture;
  const endpoint = target.call?.endpoint ?? 'getCurrentUser';
  const makeCall = () => triggerCall(fixture, target);
  switch (fault.cause) {
    case 'answer':
      discord.nextAnswer(endpoint, fault.answer);
      return makeCall();
    case 'captcha':
      discord.captcha(endpoint);
      return makeCall();
    case 'refusal': {
      const earlier = target.leg?.calls[target.leg.calls.indexOf(target.call) - 1];
      if (earlier === undefined) {
        gate.refuseConnections();
        return makeCall();
      }
      await whileUnanswered(fixture, earlier.endpoint, makeCall, async () =>
        gate.refuseConnections(),
      );
      return;
    }
    case 'user':
      await whileUnanswered(fixture, endpoint, makeCall, () =>
        interfere(fixture, target, fault.userAction),
      );
      // By then the late answer would have had any effect that it could have.
      await sleep(300);
  }
}

/** Does what makes Handset send the call. */
async function triggerCall(fixture: MatrixFixture, { flow, leg }: Target): Promise<void> {
  return leg === null ? fixture.startConnecting() : performAction(leg.action, fixture, flow);
}

/** Runs `meanwhile` after Discord has received the request and before it answers. */
async function whileUnanswered(
  fixture: MatrixFixture,
  endpoint: EndpointName,
  makeCall: () => Promise<void>,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const before = fixture.extensionCalls(endpoint).length;
  const request = () => fixture.extensionCalls(endpoint)[before];
  const release = fixture.discord.holdAnswer(endpoint);
  await makeCall();
  await waitFor(`${endpoint} to be asked for`, async () => request() && true);
  await meanwhile();
  if (request()?.status !== 0) throw new Error(`Discord answered ${endpoint} too early`);
  release();
  await waitFor(`${endpoint} to be answered`, async () => request()?.status !== 0 || undefined);
}

/** What the user does while the call is in progress. */
async function interfere(
  fixture: MatrixFixture,
  { call }: Target,
  userAction: 'close' | 'disconnect' | 'switch',
): Promise<void> {
  switch (userAction) {
    case 'close':
      if (call !== null) await expectNoBackButton(fixture);
      return fixture.popup.close();
    case 'disconnect':
      if (call === null) await pressButton(fixture.popup, 'cancelButton');
      else await disconnect(fixture.popup);
      await waitForSteadyScreen(fixture.popup, ({ name }) => name === 'connectTitle');
      return;
    case 'switch':
      await fixture.switchToBob();
      await fixture.triggerPageRequest();
      // Before there is a flow, the connection ends with the same words.
      await waitForSteadyScreen(fixture.popup, (screen) =>
        call === null
          ? screen.text.includes(englishText('failure_accountChanged'))
          : screen.name === 'stoppedTitle',
      );
  }
}

/** While a call is in progress, the user can only leave, which a late answer does not undo. */
async function expectNoBackButton({ popup }: MatrixFixture): Promise<void> {
  const buttons = await waitFor('the popup to show that it is under way', async () => {
    const screen = await readScreen(popup);
    if (screen === undefined) return [];
    return screen.isBusy ? screen.buttons : undefined;
  });
  if (['backButton', 'cancelButton'].some((key) => buttons.includes(englishText(key))))
    throw new Error('The popup offers to go back while a call is in progress');
}
