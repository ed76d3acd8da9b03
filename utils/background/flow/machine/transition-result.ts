import type { FlowEffect } from './events.ts';
import type { FlowState, Step } from './state.ts';

export type Transition = readonly [FlowState, readonly FlowEffect[]];

/** The same state and nothing to do: what happened does not concern it. */
export const unchanged = (state: FlowState): Transition => [state, []];

/** Another step, and nothing to do. */
export const to = (state: FlowState, step: Step): Transition => [{ ...state, step }, []];
