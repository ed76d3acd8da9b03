import { setTimeout as sleep } from 'node:timers/promises';
import { endResendPause } from '../../harness/extension-state.ts';
import { englishText, press } from '../../harness/popup-steps.ts';
import { until } from '../../harness/until.ts';
import type { Act, Flow, Leg } from './flows.ts';
import { type Ground, PASSWORD, TOTP } from './ground.ts';
import {
  describeScreen,
  readScreen,
  type Screen,
  type ScreenName,
  steadyScreen,
} from './screen.ts';

/** What a step's button or key is, for a user who knows what they want. */
export async function perform(act: Act, ground: Ground, flow: Flow): Promise<void> {
  const { popup } = ground;
  switch (act) {
    case 'sendNumber':
      await popup.waitFor('#phone');
      if (flow.kind === 'add') await popup.fill('#phone', ground.phone);
      return press(popup, 'sendCodeButton');
    case 'resend':
      return press(popup, 'resendButton');
    case 'typeCode':
      return popup.fill('#code', ground.codes().at(-1) ?? '');
    case 'typePassword':
      await popup.fill('#password', PASSWORD);
      return popup.click('button[type=submit]');
    case 'askForMfaSms':
      await popup.click('input[value=sms]');
      return press(popup, 'mfaSendSms');
    case 'confirm':
      await popup.fill('#mfa', TOTP);
      return press(popup, 'mfaConfirmButton');
  }
}

/** From the home screen to where `leg` waits, by the shortest way. */
export async function walkTo(ground: Ground, flow: Flow, leg: Leg): Promise<void> {
  await startFlow(ground, flow);
  const { legs } = flow;
  for (const passed of legs.slice(0, legs.indexOf(leg))) {
    if (passed.optional) continue;
    await arrive(ground, passed.waits.screen);
    await perform(passed.act, ground, flow);
  }
  await arrive(ground, leg.waits.screen);
  if (leg.act === 'resend') await skipResendPause(ground);
}

/** To where another code can be asked for. */
export async function skipResendPause(ground: Ground): Promise<void> {
  await ground.popup.close();
  await endResendPause(ground.rig);
  ground.popup = await ground.rig.openPopup();
  await arrive(ground, 'codeTitle');
}

/** Walks through a whole flow; ends where its last answer has come. */
export async function walkThrough(ground: Ground, flow: Flow): Promise<void> {
  const last = flow.legs.at(-1);
  if (last === undefined) throw new Error('A flow without steps');
  await walkTo(ground, flow, last);
  await perform(last.act, ground, flow);
  await arrive(ground, 'doneTitle');
}

/** Waits for a step, ready to be typed in. */
export async function arrive({ popup }: Ground, wanted: ScreenName): Promise<void> {
  await until(`the popup to show ${wanted}`, async () => {
    const screen = await readScreen(popup);
    return screen !== undefined && screen.name === wanted && !screen.busy ? true : undefined;
  });
}

async function startFlow({ popup, page }: Ground, flow: Flow): Promise<void> {
  const { buttons } = await steadyScreen(popup, ({ name }) => name === 'homeTitle');
  if (flow.kind === 'remove') return press(popup, 'removeButton');
  if (flow.kind === 'reverify') {
    // Once Discord has said yes its demand counts as settled; the page tells of it again when it is loaded.
    if (!buttons.includes(englishText('reverifyButton'))) await page.page.reload();
    await popup.bringToFront();
    return press(popup, 'reverifyButton');
  }
  const adds = buttons.includes(englishText('addPhoneButton'));
  return press(popup, adds ? 'addPhoneButton' : 'changePhoneButton');
}

/** What somebody remembers while they find their way. */
interface Memory {
  /** Codes that Discord did not take. */
  readonly refused: Set<string>;
  /** Whether the account was looked at again, where that was offered. */
  looked: boolean;
}

const MOST_ACTIONS = 16;

/**
 * Somebody who reads the popup, has the phone at hand and wants the flow done: does what the screen offers, never
 * asks for an SMS while there is a code that was not tried, and gives up after sixteen actions. Gives what they did.
 */
export async function findTheWay(
  ground: Ground,
  flow: Flow,
  isAtEnd = (screen: Screen) => ground.isReached(flow) && isHappyEnd(screen),
): Promise<string[]> {
  const did: string[] = [];
  const memory: Memory = { refused: new Set(), looked: false };
  for (let action = 0; action < MOST_ACTIONS; action += 1) {
    const screen = await steadyScreen(ground.popup);
    if (isAtEnd(screen)) return did;
    did.push(await act(ground, flow, screen, memory));
    await change(ground, screen);
  }
  const screen = await steadyScreen(ground.popup);
  throw new Error(`No way on from ${describeScreen(screen)} after ${did.join(', ')}`);
}

const isHappyEnd = ({ name }: Screen): boolean => name === 'doneTitle' || name === 'homeTitle';

/** Waits until an action has shown an effect; one that changes nothing may also be over in a moment. */
async function change(ground: Ground, before: Screen): Promise<void> {
  const end = performance.now() + 2500;
  while (performance.now() < end) {
    const screen = await readScreen(ground.popup).catch(() => undefined);
    if (screen === undefined || screen.busy || describeScreen(screen) !== describeScreen(before))
      return;
    await sleep(30);
  }
}

async function act(ground: Ground, flow: Flow, screen: Screen, memory: Memory): Promise<string> {
  const { popup } = ground;
  const button = async (key: string) => {
    await press(popup, key);
    return englishText(key);
  };
  const offers = (key: string) => screen.buttons.includes(englishText(key));
  if (screen.says.includes('failure_wrongCode')) memory.refused.add(screen.fields.code ?? '');
  const untried = ground.codes().findLast((code) => !memory.refused.has(code));
  switch (screen.name) {
    case 'connectTitle': {
      await ground.askToConnect();
      return englishText('connectButton');
    }
    case 'waitingTitle':
      return reconnect(ground, screen);
    case 'homeTitle':
      if (!screen.text.includes('Ada')) {
        await ground.switchToAda();
        return 'switch back';
      }
      await startFlow(ground, flow);
      return 'start again';
    case 'phoneTitle':
    case 'reverifyTitle':
      if (ground.isReached(flow)) return button('cancelButton');
      if (untried !== undefined && offers('haveCodeButton')) return button('haveCodeButton');
      await perform('sendNumber', ground, flow);
      return englishText('sendCodeButton');
    case 'codeTitle':
      if (untried === undefined) return button('backButton');
      if (screen.fields.code === untried) return button('verifyButton');
      await popup.fill('#code', untried);
      return 'type the code';
    case 'passwordTitle':
    case 'removalTitle':
      if (offers('lookAgainButton') && !memory.looked) {
        memory.looked = true;
        return button('lookAgainButton');
      }
      if (ground.isReached(flow))
        return button(screen.name === 'passwordTitle' ? 'backButton' : 'cancelButton');
      await perform('typePassword', ground, flow);
      return 'type the password';
    case 'mfaTitle':
      if (screen.buttons.includes(englishText('mfaSendSms'))) {
        await popup.click('input[value=totp]');
        await popup.waitForText(englishText('mfaField_totp'));
      }
      await perform('confirm', ground, flow);
      return 'confirm';
    case 'handedOffTitle':
      return button('backButton');
    case 'stoppedTitle':
      await ground.switchToAda();
      return button('closeButton');
    case 'doneTitle':
    case 'doneCheckTitle':
      return button('closeButton');
  }
}

/** Does what the screen advises and, where that was not enough, opens the popup anew. */
async function reconnect(ground: Ground, screen: Screen): Promise<string> {
  const { popup } = ground;
  if (!screen.says.some((key) => key.startsWith('problem_'))) {
    // It only waits for the page, which makes a request now and then by itself, too.
    await ground.touchPage();
    if (await comes(ground, (now) => describeScreen(now) !== describeScreen(screen)))
      return 'use Discord';
  }
  const advice = ['reloadDiscordButton', 'tryAgainButton', 'goToDiscordButton'].find((key) =>
    screen.buttons.includes(englishText(key)),
  );
  if (advice === 'reloadDiscordButton')
    await ground.whileItReloads(() => press(popup, 'reloadDiscordButton'));
  else if (advice !== undefined) await press(popup, advice);
  await popup.bringToFront();
  await ground.touchPage();
  if (await comes(ground, ({ name }) => name !== 'waitingTitle'))
    return englishText(advice ?? 'waitingTitle');
  await ground.reopen();
  await steadyScreen(ground.popup);
  await ground.touchPage();
  return `${englishText(advice ?? 'waitingTitle')}, open Handset again`;
}

/** Whether such a screen comes, in as long as anything is waited for. */
const comes = ({ popup }: Ground, isIt: (screen: Screen) => boolean): Promise<boolean> =>
  until('such a screen', async () => {
    const screen = await readScreen(popup);
    return screen !== undefined && isIt(screen) ? true : undefined;
  }).catch(() => false);
