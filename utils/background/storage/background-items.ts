import * as z from 'zod/mini';
import { parseWith } from '#shared/storage/parse-with.ts';
import {
  declareLocalItem,
  declareReplacedItem,
  declareSessionItem,
} from '#shared/storage/stored-item.ts';
import { AssistState } from '../assist/assist-state.ts';
import { declareFlowItem } from '../flow/flow-item.ts';
import { FlowState } from '../flow/machine/state.ts';
import { PageAccounts } from '../page-accounts/page-account.ts';
import { Connection } from '../session/machine/connection.ts';

// What the background alone reads and writes. With popup-items.ts this is all that Handset stores.
// Raise a version when a shape changes: what is stored in an older one is dropped.

/** Whether Handset is connected, and the session itself. Holds the authorization. */
export const connectionItem = declareSessionItem('connection', 4, parseWith(Connection));

/** The flow under way. Holds the phone token; on disk is only whether there is one. */
export const flowItem = declareFlowItem(
  declareReplacedItem('flow', 3, parseWith(FlowState)),
  declareLocalItem('stepUnderWay', 1, (value) => (value === true ? true : null)),
);

/** What the gateways of Discord's pages told: whose they are, and what Discord demands of them. */
export const pageAccountsItem = declareSessionItem('pageAccounts', 1, parseWith(PageAccounts));

/** What the assistants on Discord's pages are to do. */
export const assistItem = declareSessionItem('assist', 1, parseWith(AssistState));

/** The end of the wait that the user wants to be told of, in ms since the epoch. */
export const reminderItem = declareSessionItem('reminder', 1, parseWith(z.number()));
