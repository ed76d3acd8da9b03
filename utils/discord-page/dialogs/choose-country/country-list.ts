import { waitFor } from '../set-value.ts';
import { type Attempt, codeIn, countryIn } from './country-rows.ts';
import { likelyPlace } from './likely-place.ts';
import { isRendered, type ListView, nextScrollTop } from './list-view.ts';
import type { PlacedRow, RowMemory } from './row-memory.ts';

/** How long to wait until the rows of a view are rendered, in ms. */
const RENDER_TIMEOUT_MS = 500;

interface RenderedRow extends PlacedRow {
  readonly element: HTMLElement;
  readonly bottom: number;
}

/** An open list of countries: its element, and its rows as far as they are rendered. */
export interface OpenList {
  readonly root: Element;
  readonly rowElements: () => readonly HTMLElement[];
}

/**
 * Finds the row that an attempt is about, scrolling the list as far as necessary; null if it has none. It remembers
 * every row that it sees.
 */
export async function findRow(
  { root, rowElements }: OpenList,
  attempt: Attempt,
  memory: RowMemory,
): Promise<RenderedRow | null> {
  const scroller = scrollerIn(root);

  const read = (): RenderedRow[] => {
    const frame = scroller ?? root;
    const box = frame.getBoundingClientRect();
    // While the list opens, it may be drawn smaller than it is.
    const scale =
      box.height / (frame instanceof HTMLElement ? frame.offsetHeight : box.height) || 1;
    const placeOf = (y: number) => Math.round((y - box.top) / scale + frame.scrollTop);
    const rows = rowElements().map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const place = { top: placeOf(top), bottom: placeOf(bottom) };
      const country = countryIn(element.outerHTML);
      return { element, country, code: codeIn(element.textContent ?? ''), ...place };
    });
    memory.add(rows.map(({ country, code, top }) => ({ country, code, top })));
    return rows;
  };
  const goTo = async (top: number): Promise<void> => {
    if (scroller === null) return;
    scroller.scrollTop = top;
    await waitFor(() => isRendered(viewOf(scroller, read())) || null, RENDER_TIMEOUT_MS);
  };

  read();
  if (scroller !== null && memory.find(attempt) === undefined && memory.continueAt === 0) {
    const place = 'country' in attempt ? likelyPlace(attempt.country) : 0;
    await goTo(Math.round(place * scroller.scrollHeight - scroller.clientHeight / 2));
  }
  while (root.isConnected) {
    const known = memory.find(attempt);
    if (known !== undefined) {
      const isAt = (row: RenderedRow) => row.top === known.top;
      if (!read().some(isAt)) await goTo(known.top);
      return read().find(isAt) ?? null;
    }
    if (scroller === null || memory.continueAt === null) return null;
    await goTo(memory.continueAt);
    memory.continueAt = nextScrollTop(viewOf(scroller, read()));
  }
  return null;
}

function viewOf(scroller: Element, rows: readonly RenderedRow[]): ListView {
  const { scrollTop, clientHeight, scrollHeight } = scroller;
  const tops = rows.map(({ top }) => top);
  const bottoms = rows.map(({ bottom }) => bottom);
  const rendered =
    rows.length === 0 ? null : { top: Math.min(...tops), bottom: Math.max(...bottoms) };
  return { scrollTop, clientHeight, scrollHeight, rendered };
}

/** The element in which the list scrolls; null when all of it fits. */
function scrollerIn(root: Element): Element | null {
  const scrolls = (element: Element) =>
    element.scrollHeight > element.clientHeight + 1 &&
    /auto|scroll/.test(getComputedStyle(element).overflowY);
  return [root, ...root.querySelectorAll('*')].find(scrolls) ?? null;
}
