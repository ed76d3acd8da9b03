import { createPayloadScanner, type ScannedPayload } from '../payload-scanner.ts';

export const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE'],
  fields: ['required_action', 'user'],
};

/** What the scanner finds in a text whose bytes arrive in chunks. */
export function scan(text: string, splits: readonly number[] = []): ScannedPayload[] {
  const bytes = new TextEncoder().encode(text);
  const found: ScannedPayload[] = [];
  const scanner = createPayloadScanner(wanted, (payload) => found.push(payload));
  const edges = [0, ...splits.map((at) => at % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  for (const [index, from] of edges.entries()) {
    const chunk = bytes.slice(from, edges[index + 1]);
    if (index < edges.length - 1) scanner(chunk);
    // A real stream may reuse the memory.
    chunk.fill(0);
  }
  return found;
}

/** A scanned payload with its values parsed. */
export const asObject = ({ event, fields }: ScannedPayload) => ({
  event,
  fields: Object.fromEntries([...fields].map(([key, value]) => [key, JSON.parse(value)])),
});
