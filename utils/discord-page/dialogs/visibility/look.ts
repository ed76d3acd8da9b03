import { waitFor } from '../set-value.ts';
import { hasClickThroughCover } from './covers.ts';
import { isClearlyVisible } from './layout.ts';

/** How long to look again before something counts as covered, in ms: Discord's dialogs open with an animation. */
const LOOK_MS = 400;

/** Whether elements of a dialog are clearly visible, or become so within a moment. */
export async function becomeVisible(elements: readonly HTMLElement[]): Promise<boolean> {
  const isVisible = () => elements.every(isClearlyVisible) && !hasClickThroughCover(elements);
  return (await waitFor(() => isVisible() || null, LOOK_MS)) === true;
}
