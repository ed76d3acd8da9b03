import type { FlowEffect } from './events.ts';
import type { FlowState, Step } from './state.ts';

export type Transition = readonly [FlowState, readonly FlowEffect[]];

/** Ignores an event: the same state, no effects. */
export const unchanged = (state: FlowState): Transition => [state, []];

/** Moves to another step, without effects. */
export const goTo = (state: FlowState, step: Step): Transition => [{ ...state, step }, []];
