import { afterEach, expect, it, vi } from 'vitest';
import { ownGlobal, setOwnGlobal } from './own-global.ts';

const NAME = 'handsetTest';

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, NAME);
  Reflect.deleteProperty(globalThis, NAME);
  vi.unstubAllGlobals();
});

it('nothing is read from names that a page’s element ids can take, which the global object only inherits', () => {
  Object.defineProperty(Object.prototype, NAME, {
    value: 'an element',
    configurable: true,
    writable: false,
  });
  expect(Reflect.get(globalThis, NAME)).toBe('an element');
  expect(ownGlobal(NAME)).toBeUndefined();
  setOwnGlobal(NAME, 'ours');
  expect(ownGlobal(NAME)).toBe('ours');
});
