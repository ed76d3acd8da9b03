import { setTimeout as sleep } from 'node:timers/promises';
import { englishText, press } from '../../harness/popup-steps.ts';
import { until } from '../../harness/until.ts';
import type { EndpointName } from '../../simulator/index.ts';
import type { Fault, Target } from './faults.ts';
import type { Ground } from './ground.ts';
import { describeScreen, readScreen, steadyScreen } from './screen.ts';
import { perform } from './user.ts';

/** Makes the call of a target and lets it go wrong. */
export async function breakCall(ground: Ground, target: Target, fault: Fault): Promise<void> {
  const { discord, gate } = ground;
  const endpoint = target.call?.endpoint ?? 'getCurrentUser';
  const act = () => actOn(ground, target);
  switch (fault.by) {
    case 'answer':
      discord.nextAnswer(endpoint, fault.answer);
      return act();
    case 'captcha':
      discord.captcha(endpoint);
      return act();
    case 'refusal': {
      const earlier = target.leg?.calls[target.leg.calls.indexOf(target.call) - 1];
      if (earlier === undefined) {
        gate.refuse();
        return act();
      }
      await whileUnanswered(ground, earlier.endpoint, act, async () => gate.refuse());
      return;
    }
    case 'user':
      await whileUnanswered(ground, endpoint, act, () => doMeanwhile(ground, target, fault.does));
      // What the answer would do, it would have done by then.
      await sleep(300);
  }
}

/** The click that leads to the call. */
async function actOn(ground: Ground, { flow, leg }: Target): Promise<void> {
  return leg === null ? ground.askToConnect() : perform(leg.act, ground, flow);
}

/** Does something while Discord has a request and has not answered it. */
async function whileUnanswered(
  ground: Ground,
  endpoint: EndpointName,
  act: () => Promise<void>,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const before = ground.calls(endpoint).length;
  const request = () => ground.calls(endpoint)[before];
  const release = ground.discord.holdAnswer(endpoint);
  await act();
  await until(`${endpoint} to be asked for`, async () => request() && true);
  await meanwhile();
  if (request()?.status !== 0) throw new Error(`${endpoint} was answered too soon`);
  release();
  await until(`${endpoint} to be answered`, async () => request()?.status !== 0 || undefined);
}

async function doMeanwhile(
  ground: Ground,
  { call }: Target,
  does: 'close' | 'disconnect' | 'switch',
): Promise<void> {
  switch (does) {
    case 'close':
      if (call !== null) await expectNoWayBack(ground);
      return ground.popup.close();
    case 'disconnect':
      await press(ground.popup, call === null ? 'cancelButton' : 'disconnectButton');
      await steadyScreen(ground.popup, ({ name }) => name === 'connectTitle');
      return;
    case 'switch':
      await ground.switchToBob();
      await ground.touchPage();
      await steadyScreen(ground.popup, (screen) =>
        call === null
          ? screen.text.includes('Bob')
          : describeScreen(screen).includes('failure_accountChanged'),
      );
  }
}

/** There is no way back from a call that is under way: only leaving, which its answer does not take back. */
async function expectNoWayBack({ popup }: Ground): Promise<void> {
  const buttons = await until('the popup to show that it is under way', async () => {
    const screen = await readScreen(popup);
    if (screen === undefined) return [];
    return screen.busy ? screen.buttons : undefined;
  });
  if (['backButton', 'cancelButton'].some((key) => buttons.includes(englishText(key))))
    throw new Error('It is offered to go back from a call that is under way');
}
