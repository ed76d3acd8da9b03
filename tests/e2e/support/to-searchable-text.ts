/**
 * Turns any value into text that can be searched. Includes what is usually left out: the message of an error, which
 * Firefox's stack does not contain, and errors inside objects, which JSON omits. Sent as source text to pages and
 * backgrounds, so it uses nothing outside itself.
 */
export function toSearchableText(value: unknown): string {
  const isNode = (part: unknown) => typeof Node !== 'undefined' && part instanceof Node;
  if (typeof Element !== 'undefined' && value instanceof Element) return value.outerHTML;
  if (isNode(value)) return String(Reflect.get(Object(value), 'textContent') ?? '');
  if (typeof value !== 'object' || value === null) return String(value);
  const visited = new WeakSet<object>();
  try {
    return JSON.stringify(value, (_, part) => {
      if (typeof part === 'bigint') return String(part);
      if (typeof part !== 'object' || part === null) return part;
      if (visited.has(part) || part === globalThis || isNode(part)) return null;
      visited.add(part);
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
