import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRendered, type ListView, nextScrollTop } from './list-view.ts';

/** A list of rows that renders those in view and some beyond. */
const virtualList = fc.record({
  rows: fc.integer({ min: 1, max: 400 }),
  rowHeight: fc.integer({ min: 16, max: 80 }),
  clientHeight: fc.integer({ min: 20, max: 500 }),
  overscan: fc.integer({ min: 0, max: 20 }),
});
type VirtualList = typeof virtualList extends fc.Arbitrary<infer Type> ? Type : never;

function viewAt(list: VirtualList, wanted: number): ListView & { indexes: number[] } {
  const { rows, rowHeight, clientHeight, overscan } = list;
  const scrollHeight = Math.max(clientHeight, rows * rowHeight);
  const scrollTop = Math.max(0, Math.min(wanted, scrollHeight - clientHeight));
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const last = Math.min(rows, Math.ceil((scrollTop + clientHeight) / rowHeight) + overscan);
  return {
    scrollTop,
    clientHeight,
    scrollHeight,
    rendered: { top: first * rowHeight, bottom: last * rowHeight },
    indexes: Array.from({ length: last - first }, (_, index) => first + index),
  };
}

describe('stepping through a list', () => {
  it('renders every row, each step further down, and ends', () => {
    fc.assert(
      fc.property(virtualList, (list) => {
        const seen = new Set<number>();
        let steps = 0;
        for (let top: number | null = 0; top !== null; steps += 1) {
          const view = viewAt(list, top);
          for (const index of view.indexes) seen.add(index);
          const next = nextScrollTop(view);
          if (next !== null) expect(next).toBeGreaterThan(view.scrollTop);
          top = next;
        }
        expect(seen.size).toBe(list.rows);
        expect(steps).toBeLessThanOrEqual(
          Math.ceil((list.rows * list.rowHeight) / list.clientHeight) + 1,
        );
      }),
    );
  });

  it('needs fewer steps the more rows are rendered: as measured, fewer than thirty', () => {
    const list = { rows: 256, rowHeight: 40, clientHeight: 200, overscan: 8 };
    let steps = 0;
    for (let top: number | null = 0; top !== null; steps += 1)
      top = nextScrollTop(viewAt(list, top));
    expect(steps).toBeLessThan(30);
  });

  it('goes on by one view where nothing is rendered, and never beyond the end', () => {
    const view = { scrollTop: 0, clientHeight: 200, scrollHeight: 1000, rendered: null };
    expect(nextScrollTop(view)).toBe(200);
    expect(nextScrollTop({ ...view, scrollTop: 700 })).toBe(800);
    expect(nextScrollTop({ ...view, scrollTop: 798 })).toBe(800);
    expect(nextScrollTop({ ...view, scrollTop: 799 })).toBeNull();
    expect(nextScrollTop({ ...view, scrollTop: 800 })).toBeNull();
    expect(nextScrollTop({ ...view, rendered: { top: 0, bottom: 516 } })).toBe(500);
    expect(nextScrollTop({ ...view, rendered: { top: 0, bottom: 2000 } })).toBe(800);
  });
});

describe('a view is rendered', () => {
  const view = { scrollTop: 100, clientHeight: 200, scrollHeight: 1000 };
  it.each([
    [null, false],
    [{ top: 100, bottom: 300 }, true],
    [{ top: 116, bottom: 284 }, true],
    [{ top: 117, bottom: 300 }, false],
    [{ top: 100, bottom: 283 }, false],
    [{ top: 0, bottom: 1000 }, true],
  ])('with rows at %j: %s', (rendered, expected) => {
    expect(isRendered({ ...view, rendered })).toBe(expected);
  });
});
