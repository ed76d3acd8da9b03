import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import type { Judgement } from './judge.ts';
import { rateLimited } from './rate-limited.ts';

/** What happens to a connection in the end. */
export type Settlement = Answer | 'reset' | 'hang';

/** Answers a judged request: the real answer, unless a test has asked for another one. */
export async function settle(world: World, judgement: Judgement): Promise<Settlement> {
  const { endpoint, record } = judgement;
  const override = endpoint ? world.overrides.take(endpoint.name) : undefined;
  const hold = endpoint ? world.overrides.takeHold(endpoint.name) : undefined;
  if (override && 'fault' in override) {
    if (override.afterHandling) judgement.carryOut();
    await hold;
    return override.fault;
  }
  if (override) judgement.noteChallenge(override);
  const answer = override ?? refuseAboveLimit(world, judgement) ?? judgement.carryOut();
  await hold;
  record.status = answer.status;
  return answer;
}

function refuseAboveLimit(world: World, { endpoint, record }: Judgement): Answer | null {
  const refusal = endpoint ? world.limits.count(endpoint.name, record.source) : null;
  if (refusal?.early) record.objections.push('called before retry_after was over');
  return refusal ? rateLimited(refusal) : null;
}
