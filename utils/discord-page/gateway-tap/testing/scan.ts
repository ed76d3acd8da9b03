import { createPayloadScanner, type ScannedPayload } from '../payload-scanner.ts';

export const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE'],
  fields: ['required_action', 'user'],
};

/** What the scanner finds in a text whose bytes come in pieces. */
export function scan(text: string, cuts: readonly number[] = []): ScannedPayload[] {
  const bytes = new TextEncoder().encode(text);
  const found: ScannedPayload[] = [];
  const scanner = createPayloadScanner(wanted, (payload) => found.push(payload));
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  for (const [index, from] of edges.entries()) {
    const piece = bytes.slice(from, edges[index + 1]);
    if (index < edges.length - 1) scanner(piece);
    // The stream may use the memory again.
    piece.fill(0);
  }
  return found;
}

/** The same with its values parsed. */
export const asObject = ({ event, fields }: ScannedPayload) => ({
  event,
  fields: Object.fromEntries([...fields].map(([key, value]) => [key, JSON.parse(value)])),
});
