import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { memoryItem } from '#shared/storage/testing/memory-item.ts';
import { type FlowState, idleFlow } from '../flow/machine/state.ts';
import { stateAt } from '../flow/machine/testing/every-step.ts';
import { createSelectionMenu } from './selection-menu.ts';

type Click = (info: { readonly menuItemId: string; readonly selectionText?: string }) => void;

/** The ids of the menu's items, as the browser keeps them. */
let items: unknown[] = [];
let clicks: Click[] = [];
const removeAll = vi.fn(async () => {
  items = [];
});

beforeEach(() => {
  items = ['left by an earlier background'];
  clicks = [];
  removeAll.mockClear();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  const contextMenus = {
    removeAll,
    create: ({ id }: { readonly id: string }) => items.push(id),
    onClicked: { addListener: (listener: Click) => clicks.push(listener) },
  };
  Reflect.set(fakeBrowser, 'contextMenus', contextMenus);
});

function createFixture() {
  const flow = memoryItem<FlowState>(idleFlow);
  const onChosen = vi.fn();
  return { flow, onChosen, menu: createSelectionMenu({ flow, onChosen }) };
}

describe('the item in the context menu', () => {
  it('is there only while a step waits for a number or code', async () => {
    const { flow, menu } = createFixture();
    await menu.sync();
    expect(items).toEqual([]);
    await flow.set(stateAt('awaitingPhone'));
    await menu.sync();
    expect(items).toEqual(['number']);
    await flow.set(stateAt('awaitingCode'));
    await menu.sync();
    expect(items).toEqual(['code']);
    await flow.set(stateAt('verifyingCode'));
    await menu.sync();
    expect(items).toEqual([]);
  });

  it('is left alone while nothing changes', async () => {
    const { flow, menu } = createFixture();
    await flow.set(stateAt('awaitingCode'));
    await menu.sync();
    await menu.sync();
    expect(removeAll).toHaveBeenCalledOnce();
  });

  it('hands over the selected text', () => {
    const { menu, onChosen } = createFixture();
    menu.listen();
    for (const click of clicks) {
      click({ menuItemId: 'code', selectionText: '482913' });
      click({ menuItemId: 'code' });
      click({ menuItemId: 'something else', selectionText: '482913' });
    }
    expect(onChosen.mock.calls).toEqual([['code', '482913', -1]]);
  });

  it('is missing where the browser has no such menu, as on phones', async () => {
    Reflect.set(fakeBrowser, 'contextMenus', undefined);
    const { flow, menu } = createFixture();
    await flow.set(stateAt('awaitingCode'));
    menu.listen();
    await menu.sync();
    expect(items).toEqual(['left by an earlier background']);
  });
});
