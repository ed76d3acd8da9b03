import { PhoneDraft } from '../phone/phone-draft.ts';
import { View } from '../view/view.ts';
import { declareSessionItem } from './stored-item.ts';

// What the popup reads as well; apart from the rest so that it loads nothing else.

/** What the popup shows: redacted, and painted from before the background is awake. */
export const viewItem = declareSessionItem('view', 2, View);

/** The number being typed, so that it survives a closed popup. Written by the popup. */
export const phoneDraftItem = declareSessionItem('phoneDraft', 1, PhoneDraft);
