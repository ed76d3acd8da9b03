import type { SimulatorState } from '../simulator-state.ts';
import type { Answer } from './answer.ts';
import type { Judgement } from './judge.ts';
import { rateLimited } from './rate-limited.ts';

/** The answer, or how the connection fails. */
export type RequestOutcome = Answer | 'reset' | 'hang';

/** Executes a judged request, unless a queued override or a rate limit answers instead. */
export async function executeRequest(
  state: SimulatorState,
  judgement: Judgement,
): Promise<RequestOutcome> {
  const { endpoint, record } = judgement;
  const override = endpoint ? state.overrides.dequeueOverride(endpoint.name) : undefined;
  const hold = endpoint ? state.overrides.dequeueHold(endpoint.name) : undefined;
  if (override && 'fault' in override) {
    if (override.afterHandling) judgement.carryOut();
    await hold;
    return override.fault;
  }
  if (override) judgement.noteChallenge(override);
  const answer = override ?? refuseAboveLimit(state, judgement) ?? judgement.carryOut();
  if (endpoint?.auth === 'none' && answer.status === 401)
    state.wantsAuthorization.add(endpoint.name);
  await hold;
  record.status = answer.status;
  return answer;
}

function refuseAboveLimit(state: SimulatorState, { endpoint, record }: Judgement): Answer | null {
  const refusal = endpoint ? state.limits.countCall(endpoint.name, record.source) : null;
  if (refusal?.isEarly) record.objections.push('called before retry_after was over');
  return refusal ? rateLimited(refusal) : null;
}
