import { FlowState } from '../flow/state.ts';
import { PhoneDraft } from '../phone/phone-draft.ts';
import { Connection } from '../session/connection.ts';
import { View } from '../view/view.ts';
import { declareSessionItem } from './stored-item.ts';

// All that Handset stores. Raise a version when a shape changes: what is stored in an older one is dropped.

/** Whether Handset is connected, and the session itself. Holds the authorization: read by the background alone. */
export const connectionItem = /* @__PURE__ */ declareSessionItem('connection', 1, Connection);

/** The flow under way. Holds the phone token: read by the background alone. */
export const flowItem = /* @__PURE__ */ declareSessionItem('flow', 1, FlowState);

/** What the popup shows: redacted, and painted from before the background is awake. */
export const viewItem = /* @__PURE__ */ declareSessionItem('view', 1, View);

/** The number being typed, so that it survives a closed popup. Written by the popup. */
export const phoneDraftItem = /* @__PURE__ */ declareSessionItem('phoneDraft', 1, PhoneDraft);
