import { setTimeout as sleep } from 'node:timers/promises';
import { endResendPause } from '../../harness/extension-state.ts';
import { englishText, pressButton, sendCode } from '../../harness/popup-steps.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { Flow, Leg, UserAction } from './flows.ts';
import { type MatrixFixture, PASSWORD, TOTP } from './matrix-fixture.ts';
import {
  describeScreen,
  readScreen,
  type Screen,
  type ScreenName,
  waitForSteadyScreen,
} from './screen.ts';

/** Does a leg's action in the popup, with correct input. */
export async function performAction(
  action: UserAction,
  fixture: MatrixFixture,
  flow: Flow,
): Promise<void> {
  const { popup } = fixture;
  switch (action) {
    case 'sendNumber':
      await popup.waitFor('#phone');
      if (flow.kind === 'add') await popup.fill('#phone', fixture.phone);
      return sendCode(popup);
    case 'resend':
      return pressButton(popup, 'resendButton');
    case 'typeCode':
      return popup.fill('#code', fixture.sentCodes().at(-1) ?? '');
    case 'typePassword':
      await popup.fill('#password', PASSWORD);
      return popup.press('Enter');
    case 'askForMfaSms':
      await popup.select('#method', 'sms');
      return pressButton(popup, 'mfaSendSms');
    case 'confirm':
      await popup.fill('#mfa', TOTP);
      return pressButton(popup, 'mfaConfirmButton');
  }
}

/** Goes from the home screen to the step of `leg` without the optional legs. */
export async function walkTo(fixture: MatrixFixture, flow: Flow, leg: Leg): Promise<void> {
  await startFlow(fixture, flow);
  const { legs } = flow;
  for (const earlier of legs.slice(0, legs.indexOf(leg))) {
    if (earlier.isOptional) continue;
    await waitForScreen(fixture, earlier.waitingStep.screen);
    await performAction(earlier.action, fixture, flow);
  }
  await waitForScreen(fixture, leg.waitingStep.screen);
  if (leg.action === 'resend') await skipResendPause(fixture);
}

/** Ends the pause before another code can be requested, with the popup reopened. */
export async function skipResendPause(fixture: MatrixFixture): Promise<void> {
  await fixture.popup.close();
  await endResendPause(fixture.rig);
  fixture.popup = await fixture.rig.openPopup();
  await waitForScreen(fixture, 'codeTitle');
}

/** Goes through a whole flow, until the popup shows that it is done. */
export async function walkThrough(fixture: MatrixFixture, flow: Flow): Promise<void> {
  const last = flow.legs.at(-1);
  if (last === undefined) throw new Error('The flow has no legs');
  await walkTo(fixture, flow, last);
  await performAction(last.action, fixture, flow);
  await waitForScreen(fixture, 'doneTitle');
}

/** Waits until the popup shows a screen with no call in progress, so that it accepts input. */
export async function waitForScreen({ popup }: MatrixFixture, wanted: ScreenName): Promise<void> {
  await waitFor(`the popup to show ${wanted}`, async () => {
    const screen = await readScreen(popup);
    return screen !== undefined && screen.name === wanted && !screen.isBusy ? true : undefined;
  });
}

async function startFlow({ popup, page }: MatrixFixture, flow: Flow): Promise<void> {
  const { buttons } = await waitForSteadyScreen(popup, ({ name }) => name === 'homeTitle');
  if (flow.kind === 'remove') return pressButton(popup, 'removeButton');
  if (flow.kind === 'reverify') {
    // After a success Handset regards the required action as cleared; the page reports it again when it reloads.
    if (!buttons.includes(englishText('reverifyButton'))) await page.page.reload();
    await popup.bringToFront();
    return pressButton(popup, 'reverifyButton');
  }
  const hasAddButton = buttons.includes(englishText('addPhoneButton'));
  return pressButton(popup, hasAddButton ? 'addPhoneButton' : 'changePhoneButton');
}

/** What the user remembers between actions. */
interface Memory {
  /** Codes that Discord has refused. */
  readonly refusedCodes: Set<string>;
  /** Whether the user has rechecked the account. */
  hasRechecked: boolean;
}

const MAX_ACTIONS = 16;

/**
 * Acts as a user who reads the popup, has the phone at hand and wants to finish the flow: does what the screen offers,
 * requests no SMS while there is an untried code, and gives up after sixteen actions. Resolves with the actions.
 */
export async function completeFlow(
  fixture: MatrixFixture,
  flow: Flow,
  isAtEnd = (screen: Screen) => fixture.isGoalReached(flow) && isHappyEnd(screen),
): Promise<string[]> {
  const actions: string[] = [];
  const memory: Memory = { refusedCodes: new Set(), hasRechecked: false };
  for (let count = 0; count < MAX_ACTIONS; count += 1) {
    const screen = await waitForSteadyScreen(fixture.popup);
    if (isAtEnd(screen)) return actions;
    try {
      actions.push(await actOnScreen(fixture, flow, screen, memory));
    } catch (error) {
      // Before the click the page may have told that nothing is required any more, which ends the flow by itself.
      if (isAtEnd(await waitForSteadyScreen(fixture.popup))) return actions;
      throw error;
    }
    await waitForChange(fixture, screen);
  }
  const screen = await waitForSteadyScreen(fixture.popup);
  throw new Error(`The user is stuck at ${describeScreen(screen)} after ${actions.join(', ')}`);
}

const isHappyEnd = ({ name }: Screen): boolean => name === 'doneTitle' || name === 'homeTitle';

/** Waits until the screen changes, at most 2.5 seconds: an action may also change nothing. */
async function waitForChange(fixture: MatrixFixture, before: Screen): Promise<void> {
  const end = performance.now() + 2500;
  while (performance.now() < end) {
    const screen = await readScreen(fixture.popup).catch(() => undefined);
    if (screen === undefined || screen.isBusy || describeScreen(screen) !== describeScreen(before))
      return;
    await sleep(30);
  }
}

/** Does what the screen offers, and resolves with a description of it. */
async function actOnScreen(
  fixture: MatrixFixture,
  flow: Flow,
  screen: Screen,
  memory: Memory,
): Promise<string> {
  const { popup } = fixture;
  const pressAndDescribe = async (key: string) => {
    await pressButton(popup, key);
    return englishText(key);
  };
  const offers = (key: string) => screen.buttons.includes(englishText(key));
  if (screen.messageKeys.includes('failure_wrongCode'))
    memory.refusedCodes.add(screen.fields.code ?? '');
  const untriedCode = fixture.sentCodes().findLast((code) => !memory.refusedCodes.has(code));
  switch (screen.name) {
    case 'connectTitle': {
      await fixture.switchToAda();
      await fixture.startConnecting();
      return englishText('connectButton');
    }
    case 'waitingTitle':
      return reconnect(fixture, screen);
    case 'homeTitle':
      if (!screen.text.includes('Ada')) {
        await fixture.switchToAda();
        return 'switch back';
      }
      await startFlow(fixture, flow);
      return 'start again';
    case 'phoneTitle':
    case 'reverifyTitle':
      if (fixture.isGoalReached(flow)) return pressAndDescribe('cancelButton');
      if (untriedCode !== undefined && offers('haveCodeButton'))
        return pressAndDescribe('haveCodeButton');
      await performAction('sendNumber', fixture, flow);
      return englishText('sendCodeButton');
    case 'codeTitle':
      if (untriedCode === undefined) return pressAndDescribe('backButton');
      if (screen.fields.code === untriedCode) return pressAndDescribe('verifyButton');
      await popup.fill('#code', untriedCode);
      return 'type the code';
    case 'passwordTitle':
    case 'removalTitle':
      if (offers('lookAgainButton') && !memory.hasRechecked) {
        memory.hasRechecked = true;
        return pressAndDescribe('lookAgainButton');
      }
      if (fixture.isGoalReached(flow))
        return pressAndDescribe(screen.name === 'passwordTitle' ? 'backButton' : 'cancelButton');
      await performAction('typePassword', fixture, flow);
      return 'type the password';
    case 'mfaTitle':
      if (screen.buttons.includes(englishText('mfaSendSms'))) {
        await popup.select('#method', 'totp');
        await popup.waitForText(englishText('mfaField_totp'));
      }
      await performAction('confirm', fixture, flow);
      return 'confirm';
    case 'handedOffTitle':
      return pressAndDescribe('backButton');
    case 'stoppedTitle':
      await fixture.switchToAda();
      return pressAndDescribe('closeButton');
    case 'doneTitle':
    case 'doneCheckTitle':
      return pressAndDescribe('closeButton');
  }
}

/** Follows the advice on the screen, and reopens the popup if that is not enough. */
async function reconnect(fixture: MatrixFixture, screen: Screen): Promise<string> {
  const { popup } = fixture;
  if (!screen.messageKeys.some((key) => key.startsWith('problem_'))) {
    // It only waits for a request of the page, which the page also makes by itself from time to time.
    await fixture.triggerPageRequest();
    if (await appears(fixture, (now) => describeScreen(now) !== describeScreen(screen)))
      return 'use Discord';
  }
  const advice = ['reloadDiscordButton', 'tryAgainButton', 'goToDiscordButton'].find((key) =>
    screen.buttons.includes(englishText(key)),
  );
  if (advice === 'reloadDiscordButton')
    await fixture.waitForPageReload(() => pressButton(popup, 'reloadDiscordButton'));
  else if (advice !== undefined) await pressButton(popup, advice);
  await popup.bringToFront();
  await fixture.triggerPageRequest();
  if (await appears(fixture, ({ name }) => name !== 'waitingTitle'))
    return englishText(advice ?? 'waitingTitle');
  await fixture.reopenPopup();
  await waitForSteadyScreen(fixture.popup);
  await fixture.triggerPageRequest();
  return `${englishText(advice ?? 'waitingTitle')}, open Handset again`;
}

/** Whether an expected screen appears within the default timeout. */
const appears = (
  { popup }: MatrixFixture,
  isExpected: (screen: Screen) => boolean,
): Promise<boolean> =>
  waitFor('such a screen', async () => {
    const screen = await readScreen(popup);
    return screen !== undefined && isExpected(screen) ? true : undefined;
  }).catch(() => false);
