import type { FlowEffect } from './events.ts';
import { progressAt } from './progress.ts';
import type { FlowState, Step } from './state.ts';

export type Transition = readonly [FlowState, readonly FlowEffect[]];

/** Ignores an event: the same state, no effects. */
export const unchanged = (state: FlowState): Transition => [state, []];

/** Moves to another step, without effects. */
export const goTo = (state: FlowState, step: Step): Transition => [
  { ...state, step, progress: progressAt(step, state.progress) },
  [],
];

/** Moves to a step that makes a call. */
export const goToCall = (
  state: FlowState,
  step: Extract<Step, { callId: number }>,
  effect: FlowEffect,
): Transition => [
  { ...state, lastCallId: step.callId, step, progress: progressAt(step, state.progress) },
  [effect],
];

/** Leaves the flow. */
export const leave = (state: FlowState): Transition =>
  goTo({ ...state, userId: null, name: '' }, { status: 'idle' });
