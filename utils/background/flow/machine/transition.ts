import type { FlowEvent } from './events.ts';
import { onIntent } from './on-intent.ts';
import { onOutcome } from './on-outcome.ts';
import { onRestart } from './on-restart.ts';
import type { FlowState } from './state.ts';
import { stoppedByAccount } from './steps.ts';
import { goTo, type Transition, unchanged } from './transition-result.ts';

/**
 * The flow: returns the state that follows `state` when `event` happens at `now` (ms since the epoch), and the calls to
 * make. Pure and total; never asks for a second call while one is in flight. See docs/flow.md.
 */
export function transition(state: FlowState, event: FlowEvent, now: number): Transition {
  switch (event.type) {
    case 'intent':
      return onIntent(state, event.intent, event.context, now);
    case 'codeSent':
    case 'phoneVerified':
    case 'finished':
    case 'accountRead':
    case 'mfaSmsSent':
    case 'mfaFailed':
    case 'callFailed':
    case 'callWithheld':
      return onOutcome(state, event, now);
    case 'userChanged':
      return onUserChanged(state, event.userId);
    case 'disconnected':
      return goTo({ ...state, userId: null }, { status: 'idle' });
    case 'restarted':
      return onRestart(state);
  }
}

function onUserChanged(state: FlowState, userId: string): Transition {
  const { status } = state.step;
  if (state.userId === userId || status === 'idle' || status === 'stopped') return unchanged(state);
  if (status === 'done') return goTo({ ...state, userId: null }, { status: 'idle' });
  return goTo(state, stoppedByAccount('callId' in state.step));
}
