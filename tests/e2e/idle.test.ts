import { expect } from 'vitest';
import { disconnect, waitForMessage } from '../../harness/popup-steps.ts';
import { it, type Stage } from './support/stage.ts';

const IDLE_MS = 30 * 60 * 1000;

/** The time of the idle alarm; null if none is set. */
const idleAlarm = (stage: Stage) =>
  stage.rig.evaluateInExtension(async () => {
    const { alarms } = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const alarm = await alarms.get('idle');
    return alarm === undefined ? null : Number(alarm.scheduledTime);
  });

/** Lets the session have been last used `idleMs` ago, so that its alarm rings in a second. */
const letTimePass = (stage: Stage, idleMs: number) =>
  stage.rig.evaluateInExtension(async (ms) => {
    const { alarms, storage } =
      Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const { connection } = await storage.session.get('connection');
    const when = Date.now() + 1000;
    connection.value.session.lastUsedAt = when - ms - 1;
    await storage.session.set({ connection });
    await alarms.create('idle', { when });
  }, idleMs);

it('a connection that is not used is forgotten when the time is over, with popup and page closed', async ({
  stage,
}) => {
  const { popup, page } = await stage.connect();
  const { lastUsedAt } = JSON.parse(await stage.stored('session')).connection.value.session;
  await expect.poll(() => idleAlarm(stage)).toBeGreaterThanOrEqual(lastUsedAt + IDLE_MS);
  await popup.close();
  await page.close();
  await stage.rig.killBackground();
  await letTimePass(stage, IDLE_MS);
  expect(await stage.stored('session')).toContain(stage.ada.authorization);
  await expect.poll(() => stage.stored('session')).not.toContain(stage.ada.authorization);
  await waitForMessage(await stage.rig.openPopup(), 'offIdle');
  expect(await idleAlarm(stage)).toBeNull();
});

it('a connection that is not used is forgotten while Discord’s page is open and busy', async ({
  stage,
}) => {
  const { popup, page } = await stage.connect();
  await popup.close();
  await stage.rig.killBackground();
  await letTimePass(stage, IDLE_MS);
  await page.evaluate(() => document.body.click());
  await expect.poll(() => stage.stored('session')).not.toContain(stage.ada.authorization);
});

it('the alarm goes with the connection, and is none where it is kept until the browser closes', async ({
  stage,
}) => {
  const { popup } = await stage.connect();
  await expect.poll(() => idleAlarm(stage)).not.toBeNull();
  const options = await stage.rig.openExtensionPage('options.html');
  await options.select('#idle', 'null');
  await expect.poll(() => idleAlarm(stage)).toBeNull();
  await options.select('#idle', '5');
  await expect.poll(() => idleAlarm(stage)).not.toBeNull();
  await popup.bringToFront();
  await disconnect(popup);
  await expect.poll(() => idleAlarm(stage)).toBeNull();
});
