import { readPhoneDraft } from '../phone/phone-draft.ts';
import { readSelection } from '../selection.ts';
import { readView, VIEW_VERSION } from '../view/view.ts';
import { declareSessionItem } from './stored-item.ts';

// The items that the popup reads too. They are in their own file and need no schemas, so that the popup paints sooner.

/** The view. The popup paints from it before the background is awake. It contains no secrets. */
export const viewItem = declareSessionItem('view', VIEW_VERSION, readView);

/** The phone draft, so that it survives when the popup closes. */
export const phoneDraftItem = declareSessionItem('phoneDraft', 1, readPhoneDraft);

/** The text that the user selected on a page for the current step. */
export const selectionItem = declareSessionItem('selection', 1, readSelection);
