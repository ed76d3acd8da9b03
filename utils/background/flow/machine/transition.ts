import { withLimit } from './api-calls.ts';
import type { FlowEvent } from './events.ts';
import { toFittingOutcome } from './fitting-outcome.ts';
import { forgetWaitsIfSetBack } from './forget-waits.ts';
import { logCalls } from './log-calls.ts';
import { onSignedOut, onUserChanged } from './on-account-gone.ts';
import { onActionSeen } from './on-action-seen.ts';
import { onIntent } from './on-intent.ts';
import { onOutcome } from './on-outcome.ts';
import { onPopupOpened } from './on-popup-opened.ts';
import { onRestart } from './on-restart.ts';
import type { FlowState } from './state.ts';
import { leave, type Transition, unchanged } from './transition-result.ts';

/**
 * The flow: returns the state that follows `state` when `event` happens at `now` (ms since the epoch), and the calls to
 * make. Pure and total; never asks for a second call while one is in flight. See docs/flow.md.
 */
export function transition(state: FlowState, event: FlowEvent, now: number): Transition {
  const current = forgetWaitsIfSetBack(state, now);
  const fitting =
    'callId' in event && 'callId' in current.step ? toFittingOutcome(current.step, event) : event;
  const result = onEvent(current, fitting, now);
  const [next, effects] = result;
  if (next === current) return result;
  return [{ ...logCalls(current, fitting, result, now), changedAt: now }, effects];
}

function onEvent(state: FlowState, event: FlowEvent, now: number): Transition {
  switch (event.type) {
    case 'intent':
      // Asked in a view that does not show yet what another one, or the click before, has started.
      if (event.lastCallId !== undefined && event.lastCallId !== state.lastCallId)
        return unchanged(state);
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
    case 'signedOut':
      return onSignedOut(state, event.userId);
    case 'actionSeen':
      return onActionSeen(state, event);
    case 'readLimited':
      return [withLimit(state, event.userId, 'readAccount', now + event.retryAfterMs), []];
    case 'popupOpened':
      return onPopupOpened(state, event.context, now);
    case 'disconnected':
      return leave(state);
    case 'forgotten':
      return leave({ ...state, limits: [] });
    case 'restarted':
      return onRestart(state, now);
  }
}
