/**
 * Anything as text, so that a search finds what it holds: an error's message, which is in no stack of Firefox's, and
 * errors inside of objects, which are nothing as JSON. Runs in pages and backgrounds, sent as text: it uses nothing
 * outside of it.
 */
export function showValue(value: unknown): string {
  const isNode = (part: unknown) => typeof Node !== 'undefined' && part instanceof Node;
  if (typeof Element !== 'undefined' && value instanceof Element) return value.outerHTML;
  if (isNode(value)) return String(Reflect.get(Object(value), 'textContent') ?? '');
  if (typeof value !== 'object' || value === null) return String(value);
  const shown = new WeakSet<object>();
  try {
    return JSON.stringify(value, (_, part) => {
      if (typeof part === 'bigint') return String(part);
      if (typeof part !== 'object' || part === null) return part;
      if (shown.has(part) || part === globalThis || isNode(part)) return null;
      shown.add(part);
      if (part instanceof Map || part instanceof Set || part instanceof Headers) return [...part];
      if (!(part instanceof Error)) return part;
      const own = Object.getOwnPropertyNames(part).map((key) => [key, Reflect.get(part, key)]);
      const { name, message, stack, cause } = part;
      return { ...Object.fromEntries(own), name, message, stack, cause };
    });
  } catch {
    return '';
  }
}
