/** What is wanted of a gateway payload, as JSON text: the event's name and some fields of its data. */
export interface ScannedPayload {
  readonly event: string;
  /** JSON text by field, of those that the data had. */
  readonly fields: ReadonlyMap<string, string>;
}

/** A value longer than this is not what is looked for. */
const MAX_VALUE_LENGTH = 65_536;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
// Braces and brackets differ in this one bit: [ 0x5b, { 0x7b, ] 0x5d, } 0x7d.
const OBJECT_BIT = 0x20;
const OPEN = 0x5b;
const CLOSE = 0x5d;

function refuse(): never {
  throw new SyntaxError();
}

/**
 * Walks over a stream of payloads `{t, s, op, d}` byte by byte and cuts the wanted fields of `d` out of it.
 * READY can have many megabytes, which this neither keeps nor parses: it only counts brackets.
 * Throws on what cannot be a payload; payloads may come in any pieces.
 * https://docs.discord.com/developers/events/gateway-events#payload-structure
 */
export function createPayloadScanner(
  wanted: { readonly events: readonly string[]; readonly fields: readonly string[] },
  onPayload: (payload: ScannedPayload) => void,
): (piece: Uint8Array) => void {
  let decoder = new TextDecoder();
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Whether the next string at depth 1, or in `d` at depth 2, is a key. */
  let expectsKey = false;
  let inData = false;
  let key = '';
  /** Depth at which a value is being cut out; 0 when none is, -1 while a key is. */
  let cutDepth = 0;
  let cut = '';
  let event: string | null = null;
  let fields = new Map<string, string>();

  const startCut = (at: number) => {
    cutDepth = at;
    cut = '';
    decoder = new TextDecoder();
  };

  const addToCut = (part: Uint8Array) => {
    if (cut.length <= MAX_VALUE_LENGTH) cut += decoder.decode(part, { stream: true });
  };

  const endCut = (part: Uint8Array) => {
    addToCut(part);
    if (cut.length > MAX_VALUE_LENGTH) key = '';
    else if (cutDepth < 0) key = cut;
    else if (cutDepth === 1) event = JSON.parse(cut);
    else fields.set(key, cut);
    cutDepth = 0;
  };

  /** Where keys count: in the payload, and in its data. */
  const isShallow = () => depth === 1 || (depth === 2 && inData);

  /** Whether the value of the key just read is to be cut out. */
  const isWanted = (): boolean =>
    depth === 1
      ? key === 't'
      : wanted.fields.includes(key) && (event === null || wanted.events.includes(event));

  /** Passes what lies deeper than any key that counts: nearly all of READY, hence the bare loop over locals. */
  const skipDeep = (piece: Uint8Array, from: number): number => {
    let [level, isText, isEscaped, at] = [depth, inString, escaped, from];
    for (; at < piece.length && level > 2; at++) {
      const byte = piece[at] ?? 0;
      if (isText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isText = false;
      } else if (byte === QUOTE) isText = true;
      else if ((byte & ~OBJECT_BIT) === OPEN) level += 1;
      else if ((byte & ~OBJECT_BIT) === CLOSE) level -= 1;
    }
    [depth, inString, escaped] = [level, isText, isEscaped];
    return at;
  };

  return (piece) => {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      if (depth > 2) at = skipDeep(piece, at);
      if (at === piece.length) break;
      const byte = piece[at] ?? 0;
      const bracket = byte & ~OBJECT_BIT;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (cutDepth < 0) endCut(piece.subarray(start, at));
        }
      } else if (bracket === OPEN) {
        const isObject = byte !== OPEN;
        depth += 1;
        if (depth === 1 && !isObject) refuse();
        if (depth === 2) inData = key === 'd' && isObject;
        if (depth <= 2) expectsKey = isObject;
      } else if (depth === 0) {
        refuse();
      } else if (byte === QUOTE) {
        inString = true;
        if (expectsKey && cutDepth === 0 && isShallow()) {
          startCut(-1);
          start = at + 1;
          expectsKey = false;
        }
      } else if (bracket === CLOSE) {
        if (depth === cutDepth) endCut(piece.subarray(start, at));
        depth -= 1;
        if (depth === 0) {
          if (event !== null && wanted.events.includes(event)) onPayload({ event, fields });
          event = null;
          fields = new Map();
        }
      } else if (byte === COMMA) {
        if (depth === cutDepth) endCut(piece.subarray(start, at));
        if (isShallow()) expectsKey = true;
      } else if (byte === COLON) {
        if (cutDepth === 0 && isShallow() && isWanted()) {
          startCut(depth);
          start = at + 1;
        }
      }
    }
    if (cutDepth !== 0) addToCut(piece.subarray(start));
  };
}
