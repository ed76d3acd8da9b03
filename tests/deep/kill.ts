import { setImmediate as turn } from 'node:timers/promises';
import type { Rig } from '../../harness/types.ts';
import { until } from '../../harness/until.ts';
import type { Ground } from './ground.ts';
import type { KillPoint } from './kill-points.ts';
import { perform } from './user.ts';

/**
 * Makes the call of a point, from the step that it is made in, and ends the background at the moment in question. Gives
 * whether it was started again while the network did not lead on, as Firefox does when the page makes a request.
 */
export async function killAt(ground: Ground, point: KillPoint): Promise<boolean> {
  const { flow, leg, call, moment } = point;
  const { rig, gate, discord } = ground;
  if (leg === null || call === null) {
    // What was typed and not yet sent is to be there again, once the background has taken it.
    if (leg?.act === 'sendNumber' && flow.kind === 'add') {
      await ground.popup.fill('#phone', ground.phone);
      await until(
        'what was typed to be kept',
        async () =>
          (await ground.stored()).replaceAll(/\D/g, '').includes(ground.phone.slice(1)) ||
          undefined,
      );
    }
    return end(rig);
  }
  const before = ground.calls(call.endpoint).length;
  const request = () => ground.calls(call.endpoint)[before];
  const made = () => until(`${call.name} to be asked for`, async () => request() && true);
  switch (moment) {
    case 'stored': {
      const earlier = leg.calls[leg.calls.indexOf(call) - 1];
      if (earlier === undefined) {
        gate.hold();
        await perform(leg.act, ground, flow);
      } else {
        const earlierCalls = ground.calls(earlier.endpoint).length;
        const release = discord.holdAnswer(earlier.endpoint);
        await perform(leg.act, ground, flow);
        await until(`${earlier.name} to be asked for`, async () =>
          ground.calls(earlier.endpoint).length > earlierCalls ? true : undefined,
        );
        // Shut before the call before is answered, so that this one finds no way.
        gate.hold();
        release();
        await until('the next call to find no way', async () => gate.isAsked() || undefined);
      }
      await until(`${call.status} to be stored`, async () =>
        (await ground.storedStatus()) === call.status ? true : undefined,
      );
      await end(rig);
      // The browser may take a moment to end the request too, and would let it leave through a gate that opens.
      await gate.forget();
      if (request() !== undefined) throw new Error('The request has left all the same');
      return rig.backgroundAlive();
    }
    case 'taken':
      discord.nextAnswer(call.endpoint, { fault: 'hang', afterHandling: true });
      await perform(leg.act, ground, flow);
      await made();
      return end(rig);
    case 'answered': {
      const release = discord.holdAnswer(call.endpoint);
      await perform(leg.act, ground, flow);
      await made();
      release();
      while (request()?.status === 0) await turn();
      await end(rig);
      if (call.name !== 'finishMfa') return false;
      // The confirmed call may be on its way: what has left arrives now, and the rest never does.
      gate.hold();
      await gate.forget();
      return rig.backgroundAlive();
    }
    case 'waiting':
      throw new Error('A step that waits makes no call');
  }
}

async function end(rig: Rig): Promise<false> {
  await rig.killBackground();
  return false;
}
