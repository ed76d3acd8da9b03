import { FlowState } from '../flow/state.ts';
import { RequiredActionState } from '../required-action/required-action.ts';
import { Connection } from '../session/connection.ts';
import { declareSessionItem } from './stored-item.ts';

// What the background alone reads and writes. With popup-items.ts this is all that Handset stores.
// Raise a version when a shape changes: what is stored in an older one is dropped.

/** Whether Handset is connected, and the session itself. Holds the authorization. */
export const connectionItem = declareSessionItem('connection', 1, Connection);

/** The flow under way. Holds the phone token. */
export const flowItem = declareSessionItem('flow', 1, FlowState);

/** What Discord demands of the user, as far as it is known. */
export const requiredActionItem = declareSessionItem('requiredAction', 1, RequiredActionState);
