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
import { rememberItem } from './remember-item.ts';

// The items that only the background reads and writes. Together with popup-items.ts and settings-items.ts this is all
// that Handset stores. Raise an item's version when its shape changes: values of an older version are dropped.

/** Declares what the background stores, and remembers it from then on. To be called only once in a background. */
export const createBackgroundItems = () => ({
  /** The connection and its session. Contains the authorization. */
  connection: makeErasable(
    rememberItem(declareSessionItem('connection', 5, parseWith(Connection))),
  ),

  /** The flow. Contains the phone token. Only the in-progress marker is on disk. */
  flow: makeErasable(
    declareFlowItem(
      rememberItem(declareRetainedSessionItem('flow', 7, parseWith(FlowState))),
      rememberItem(declareLocalItem('stepUnderWay', 1, (value) => (value === true ? true : null))),
    ),
  ),

  /** The phone draft, as the popup reads it. */
  phoneDraft: makeErasable(phoneDraftItem),

  /** The consent to help on Discord's page. */
  consent: makeErasable(rememberItem(consentItem)),

  /** The selected text, as the popup reads it. */
  selection: makeErasable(rememberItem(selectionItem)),

  /** What the gateways of Discord's pages told about their users and required actions. */
  pageAccounts: makeErasable(
    rememberItem(declareSessionItem('pageAccounts', 1, parseWith(PageAccounts))),
  ),

  /** The instructions for the assistants on Discord's pages. */
  assist: rememberItem(declareSessionItem('assist', 1, parseWith(AssistState))),

  /** The end of the wait for which the user wants a reminder, in ms since the epoch. */
  reminder: rememberItem(declareSessionItem('reminder', 1, parseWith(z.number()))),
});
