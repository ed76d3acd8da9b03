import * as z from 'zod/mini';
import { parseWith } from '#shared/storage/parse-with.ts';
import { phoneDraftItem, selectionItem } from '#shared/storage/popup-items.ts';
import { consentItem } from '#shared/storage/settings-items.ts';
import {
  declareLocalItem,
  declareRetainedSessionItem,
  declareSessionItem,
} from '#shared/storage/stored-item.ts';
import { AssistState } from '../assist/assist-state.ts';
import { declareFlowItem } from '../flow/flow-item.ts';
import { FlowState } from '../flow/machine/state.ts';
import { PageAccounts } from '../page-accounts/page-account.ts';
import { Connection } from '../session/machine/connection.ts';
import { makeErasable } from './erasable-item.ts';

// The items that only the background reads and writes. Together with popup-items.ts and settings-items.ts this is all
// that Handset stores. Raise an item's version when its shape changes: values of an older version are dropped.

/** The connection and its session. Contains the authorization. */
export const connectionItem = makeErasable(
  declareSessionItem('connection', 5, parseWith(Connection)),
);

/** The flow. Contains the phone token. Only the in-progress marker is on disk. */
export const flowItem = makeErasable(
  declareFlowItem(
    declareRetainedSessionItem('flow', 7, parseWith(FlowState)),
    declareLocalItem('stepUnderWay', 1, (value) => (value === true ? true : null)),
  ),
);

/** The phone draft, as the popup reads it. */
export const erasablePhoneDraftItem = makeErasable(phoneDraftItem);

/** The consent to help on Discord's page. */
export const erasableConsentItem = makeErasable(consentItem);

/** The selected text, as the popup reads it. */
export const erasableSelectionItem = makeErasable(selectionItem);

/** What the gateways of Discord's pages told about their users and required actions. */
export const pageAccountsItem = makeErasable(
  declareSessionItem('pageAccounts', 1, parseWith(PageAccounts)),
);

/** The instructions for the assistants on Discord's pages. */
export const assistItem = declareSessionItem('assist', 1, parseWith(AssistState));

/** The end of the wait for which the user wants a reminder, in ms since the epoch. */
export const reminderItem = declareSessionItem('reminder', 1, parseWith(z.number()));
