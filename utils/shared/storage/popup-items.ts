import { readPhoneDraft } from '../phone/phone-draft.ts';
import { readView } from '../view/view.ts';
import { declareSessionItem } from './stored-item.ts';

// What the popup reads as well; apart from the rest, and without schemas, so that it is painted sooner.

/** What the popup shows: redacted, and painted from before the background is awake. */
export const viewItem = declareSessionItem('view', 8, readView);

/** The number being typed, so that it survives a closed popup. */
export const phoneDraftItem = declareSessionItem('phoneDraft', 1, readPhoneDraft);
