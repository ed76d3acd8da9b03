import { setImmediate as turn } from 'node:timers/promises';
import type { Rig } from '../../harness/types.ts';
import { waitFor } from '../../harness/wait-for.ts';
import type { KillPoint } from './kill-points.ts';
import type { MatrixFixture } from './matrix-fixture.ts';
import { readSessionStorage, readStoredStep } from './stored-state.ts';
import { performAction } from './user.ts';

/**
 * Makes the point's call from its step and kills the background at the point's moment. Returns whether the background
 * restarted while the gate was held, as it does in Firefox when the page makes a request.
 */
export async function killAt(fixture: MatrixFixture, point: KillPoint): Promise<boolean> {
  const { flow, leg, call, moment } = point;
  const { rig, gate, discord } = fixture;
  if (leg === null || call === null) {
    // A number that was typed and not submitted must be shown again, provided that the background has stored it.
    if (leg?.action === 'sendNumber' && flow.kind === 'add') {
      await fixture.popup.fill('#phone', fixture.phone);
      await waitFor(
        'what was typed to be kept',
        async () =>
          (await readSessionStorage(rig)).replaceAll(/\D/g, '').includes(fixture.phone.slice(1)) ||
          undefined,
      );
    }
    return killBackground(rig);
  }
  const before = fixture.extensionCalls(call.endpoint).length;
  const request = () => fixture.extensionCalls(call.endpoint)[before];
  const waitForRequest = () =>
    waitFor(`${call.name} to be asked for`, async () => request() && true);
  switch (moment) {
    case 'stored': {
      const earlier = leg.calls[leg.calls.indexOf(call) - 1];
      if (earlier === undefined) {
        gate.hold();
        await performAction(leg.action, fixture, flow);
      } else {
        const earlierCalls = fixture.extensionCalls(earlier.endpoint).length;
        const release = discord.holdAnswer(earlier.endpoint);
        await performAction(leg.action, fixture, flow);
        await waitFor(`${earlier.name} to be asked for`, async () =>
          fixture.extensionCalls(earlier.endpoint).length > earlierCalls ? true : undefined,
        );
        // Hold the gate before the earlier call is answered, so that this call cannot leave.
        gate.hold();
        release();
        await waitFor(
          'the next call to find no way',
          async () => gate.hasHeldRequest() || undefined,
        );
      }
      await waitFor(`${call.status} to be stored`, async () =>
        (await readStoredStep(rig)) === call.status ? true : undefined,
      );
      await killBackground(rig);
      // The browser may cancel the request a moment later; until then the request would leave through an open gate.
      await gate.dropHeld();
      if (request() !== undefined)
        throw new Error('The request has reached Discord despite the gate');
      return rig.isBackgroundAlive();
    }
    case 'handled':
      discord.nextAnswer(call.endpoint, { fault: 'hang', afterHandling: true });
      await performAction(leg.action, fixture, flow);
      await waitForRequest();
      return killBackground(rig);
    case 'answered': {
      const release = discord.holdAnswer(call.endpoint);
      await performAction(leg.action, fixture, flow);
      await waitForRequest();
      release();
      while (request()?.status === 0) await turn();
      await killBackground(rig);
      if (call.name !== 'finishMfa') return false;
      // The repeated call may be in transit: what the gate has passed on arrives now, anything later is dropped.
      gate.hold();
      await gate.dropHeld();
      return rig.isBackgroundAlive();
    }
    case 'waiting':
      throw new Error('A waiting step makes no call');
  }
}

/** Resolves with false: the background has not restarted. */
async function killBackground(rig: Rig): Promise<false> {
  await rig.killBackground();
  return false;
}
