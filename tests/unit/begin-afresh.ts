import { afterAll, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The test files of a worker share its globals and what they import from packages, which makes them twice as fast. All
// else begins afresh in each file: our modules, the fake browser, stubs and clocks.

vi.resetModules();

const globalNames = new Set(Reflect.ownKeys(globalThis));
const apis = Object.values(fakeBrowser).filter((api) => typeof api === 'object');
const partsOf = new Map(
  [fakeBrowser, ...apis].map((object) => [object, Object.getOwnPropertyDescriptors(object)]),
);

/** Deletes what is not among the names. Vitest's own begin with underscores. */
function deleteOthers(object: object, names: ReadonlySet<PropertyKey>): void {
  for (const name of Reflect.ownKeys(object))
    if (!names.has(name) && !String(name).startsWith('__')) Reflect.deleteProperty(object, name);
}

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  deleteOthers(globalThis, globalNames);
  for (const [object, parts] of partsOf) {
    Object.defineProperties(object, parts);
    deleteOthers(object, new Set(Reflect.ownKeys(parts)));
  }
  fakeBrowser.reset();
});
