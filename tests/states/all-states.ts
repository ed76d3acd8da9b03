import { connectionStates } from './connection-states.ts';
import { endStates } from './end-states.ts';
import { homeStates } from './home-states.ts';
import { mfaStates } from './mfa-states.ts';
import { pageStates } from './page-states.ts';
import type { State } from './state.ts';
import { stepStates } from './step-states.ts';

/** Every state of the extension's own pages. The states of the card are in card-states.ts. */
export const allStates: readonly State[] = [
  ...connectionStates,
  ...homeStates,
  ...stepStates,
  ...mfaStates,
  ...endStates,
  ...pageStates,
];
