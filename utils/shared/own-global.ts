/**
 * A global that a script of the extension or the browser has set; undefined if there is none. Only the global object's
 * own properties count: an element of the page with this id or name could be read as if it were one.
 * https://html.spec.whatwg.org/#named-access-on-the-window-object
 */
export function ownGlobal<Value>(name: string): Value | undefined {
  return Object.hasOwn(globalThis, name) ? Reflect.get(globalThis, name) : undefined;
}

/** Sets a global of the extension's own world, whatever elements the page has. */
export function setOwnGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
