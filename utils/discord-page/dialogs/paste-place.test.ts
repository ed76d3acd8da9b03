import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { isPasteKey } from './intercept-pastes.ts';
import { placeOfPaste } from './paste-place.ts';

const { document: page } = parseHTML(`<body>
  <button id="app">App</button><input id="behind"><textarea id="beside"></textarea>
  <div id="editor" contenteditable="true"><p id="line"></p></div>
  <div id="fixed" contenteditable="false"></div>
  <div id="dialog"><button id="close"></button><input id="search"><input id="tel"></div>
</body>`);
const find = (id: string) => page.getElementById(id);

describe('a paste', () => {
  it.each([
    [null, 'nowhere'],
    ['close', 'nowhere'],
    ['dialog', 'nowhere'],
    ['app', 'nowhere'],
    ['fixed', 'nowhere'],
    ['tel', 'field'],
    ['search', 'search'],
    ['behind', 'nowhere'],
    ['beside', null],
    ['editor', null],
    ['line', null],
  ])('with the focus on %j goes: %j', (id, place) => {
    const root = find('dialog');
    if (root === null) throw new Error('There is no dialog');
    const focus = {
      root,
      search: find('search'),
      focused: id === null ? null : find(id),
      isBehind: (element: Element) => element.id === 'behind',
    };
    expect(placeOfPaste(focus)).toBe(place);
    if (id === 'search') expect(placeOfPaste({ ...focus, search: null })).toBe('field');
  });

  it.each([
    ['Ctrl+V', { ctrlKey: true }, true],
    ['Cmd+V', { metaKey: true }, true],
    ['Ctrl+Shift+V', { ctrlKey: true, shiftKey: true }, true],
    ['Cmd+Alt+Shift+V', { metaKey: true, altKey: true, shiftKey: true }, true],
    ['Ctrl+V in another script', { ctrlKey: true, key: 'м' }, true],
    ['Ctrl+V in another layout', { ctrlKey: true, code: 'Period' }, true],
    ['Shift+Insert', { key: 'Insert', code: 'Insert', shiftKey: true }, true],
    ['Insert', { key: 'Insert', code: 'Insert' }, false],
    ['Ctrl+Shift+Insert', { key: 'Insert', shiftKey: true, ctrlKey: true }, false],
    ['Alt+Shift+Insert', { key: 'Insert', shiftKey: true, altKey: true }, false],
    ['AltGr+V', { ctrlKey: true, altKey: true }, false],
    ['V', {}, false],
    ['Shift+V', { shiftKey: true, key: 'V' }, false],
    ['Ctrl+C', { ctrlKey: true, key: 'c', code: 'KeyC' }, false],
  ])('is made by %s: %j, %s', (_, pressed, isPaste) => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(isPasteKey({ key: 'v', code: 'KeyV', ...none, ...pressed })).toBe(isPaste);
  });
});
