/** The wanted parts of a gateway payload: the event's name and some fields of its data. */
export interface ScannedPayload {
  readonly event: string;
  /** The JSON text of each wanted field that the data contained. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The longest value that is captured, in characters. Longer ones cannot be wanted values and are left out. */
const MAX_VALUE_LENGTH = 65_536;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
// Braces and brackets differ in this one bit: [ 0x5b, { 0x7b, ] 0x5d, } 0x7d.
const OBJECT_BIT = 0x20;
const OPEN = 0x5b;
const CLOSE = 0x5d;

function throwSyntaxError(): never {
  throw new SyntaxError();
}

/**
 * Walks over a stream of payloads `{t, s, op, d}` byte by byte and captures the wanted fields of `d`.
 * READY can have many megabytes, which the scanner neither stores nor parses: it only counts brackets.
 * Payloads may be split into chunks anywhere. Throws a SyntaxError on what cannot be a payload.
 * https://docs.discord.com/developers/events/gateway-events#payload-structure
 */
export function createPayloadScanner(
  wanted: { readonly events: readonly string[]; readonly fields: readonly string[] },
  onPayload: (payload: ScannedPayload) => void,
): (chunk: Uint8Array) => void {
  let decoder = new TextDecoder();
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Whether the next string at depth 1, or in `d` at depth 2, is a key. */
  let expectsKey = false;
  let inData = false;
  let key = '';
  /** The depth of the value that is being captured; 0 for none, -1 while a key is captured. */
  let captureDepth = 0;
  let captured = '';
  let event: string | null = null;
  let fields = new Map<string, string>();

  const startCapture = (at: number) => {
    captureDepth = at;
    captured = '';
    decoder = new TextDecoder();
  };

  const addToCapture = (part: Uint8Array) => {
    if (captured.length <= MAX_VALUE_LENGTH) captured += decoder.decode(part, { stream: true });
  };

  const endCapture = (part: Uint8Array) => {
    addToCapture(part);
    if (captured.length > MAX_VALUE_LENGTH) key = '';
    else if (captureDepth < 0) key = captured;
    else if (captureDepth === 1) event = JSON.parse(captured);
    else fields.set(key, captured);
    captureDepth = 0;
  };

  /** Whether keys matter at this depth: in the payload itself and in its data. */
  const isAtKeyDepth = () => depth === 1 || (depth === 2 && inData);

  /** Whether to capture the value of the key that was just read. */
  const isWanted = (): boolean =>
    depth === 1
      ? key === 't'
      : wanted.fields.includes(key) && (event === null || wanted.events.includes(event));

  /** Skips everything below the key depths. That is nearly all of READY, hence the bare loop over local variables. */
  const skipDeep = (chunk: Uint8Array, from: number): number => {
    let [level, isText, isEscaped, at] = [depth, inString, escaped, from];
    for (; at < chunk.length && level > 2; at++) {
      const byte = chunk[at] ?? 0;
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

  return (chunk) => {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (depth > 2) at = skipDeep(chunk, at);
      if (at === chunk.length) break;
      const byte = chunk[at] ?? 0;
      const bracket = byte & ~OBJECT_BIT;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (captureDepth < 0) endCapture(chunk.subarray(start, at));
        }
      } else if (bracket === OPEN) {
        const isObject = byte !== OPEN;
        depth += 1;
        if (depth === 1 && !isObject) throwSyntaxError();
        if (depth === 2) inData = key === 'd' && isObject;
        if (depth <= 2) expectsKey = isObject;
      } else if (depth === 0) {
        throwSyntaxError();
      } else if (byte === QUOTE) {
        inString = true;
        if (expectsKey && captureDepth === 0 && isAtKeyDepth()) {
          startCapture(-1);
          start = at + 1;
          expectsKey = false;
        }
      } else if (bracket === CLOSE) {
        if (depth === captureDepth) endCapture(chunk.subarray(start, at));
        depth -= 1;
        if (depth === 0) {
          if (event !== null && wanted.events.includes(event)) onPayload({ event, fields });
          event = null;
          fields = new Map();
        }
      } else if (byte === COMMA) {
        if (depth === captureDepth) endCapture(chunk.subarray(start, at));
        if (isAtKeyDepth()) expectsKey = true;
      } else if (byte === COLON) {
        if (captureDepth === 0 && isAtKeyDepth() && isWanted()) {
          startCapture(depth);
          start = at + 1;
        }
      }
    }
    if (captureDepth !== 0) addToCapture(chunk.subarray(start));
  };
}
