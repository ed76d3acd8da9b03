import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeList, closeUsersList, openList } from './open-list.ts';
import { createFakeDialog } from './testing/fake-dialog.ts';

afterEach(() => vi.unstubAllGlobals());

const ROWS = ['AT', 'DE', 'US'].map((country, place) => ({ country, code: `+4${place}` }));

describe('the list that the user has opened', () => {
  it('has closed when the promise resolves', async () => {
    const { dialog, open, isOpen } = createFakeDialog({ rows: ROWS, closingMs: 60 });
    open();
    await closeUsersList(dialog);
    expect(isOpen()).toBe(false);
  });

  it('is left alone when it is not open, and before 2026', async () => {
    const closed = createFakeDialog({ rows: ROWS });
    await closeUsersList(closed.dialog);
    expect(closed.blurs()).toBe(0);
    const button = createFakeDialog({ rows: ROWS, layout: 'button' });
    button.open();
    await closeUsersList(button.dialog);
    expect([button.isOpen(), button.blurs()]).toEqual([true, 0]);
  });
});

describe('a list', () => {
  it.each(['combobox', 'button'] as const)('has its rows and nothing else: %s', async (layout) => {
    const { dialog, isOpen } = createFakeDialog({ rows: ROWS, layout });
    const list = await openList(dialog);
    expect(list?.root.id).toBe('list');
    expect(list?.rowElements()).toHaveLength(3);
    if (list !== null) closeList(dialog, list);
    expect(isOpen()).toBe(false);
    // It is closed already, and a click would open it again.
    if (list !== null) closeList(dialog, list);
    expect(isOpen()).toBe(false);
  });

  it('is not taken for the dialog’s when the control names none and there are two', async () => {
    const { dialog, page } = createFakeDialog({ rows: ROWS });
    page.querySelector('[role=combobox]')?.removeAttribute('aria-controls');
    const other = page.createElement('div');
    other.setAttribute('role', 'listbox');
    other.innerHTML = '<p role="option">other</p>';
    dialog.root.prepend(other);
    expect(await openList(dialog)).toBeNull();
  });

  it('is the one that the control names, where there are two', async () => {
    const { dialog, page } = createFakeDialog({ rows: ROWS });
    const other = page.createElement('div');
    other.setAttribute('role', 'listbox');
    dialog.root.prepend(other);
    expect((await openList(dialog))?.root.id).toBe('list');
  });
});
