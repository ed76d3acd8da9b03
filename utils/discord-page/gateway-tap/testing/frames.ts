import { constants, deflateSync } from 'node:zlib';
import fc from 'fast-check';

const text = (minLength: number) => fc.string({ minLength, maxLength: 12 });
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 });

const READY = fc.record(
  {
    v: fc.constant(9),
    user: fc.record(
      {
        id: text(1),
        username: text(0),
        global_name: nullable(text(0)),
        phone: nullable(text(0)),
        bio: fc.constantFrom('"', '\\', '}{][', '"required_action":"NOT_THIS"'),
      },
      { requiredKeys: ['id', 'username'] },
    ),
    guilds: fc.jsonValue({ maxDepth: 3 }),
    country_code: nullable(text(2)),
    resume_gateway_url: fc.constantFrom('wss://resume.example', null),
    required_action: nullable(text(1)),
  },
  { requiredKeys: ['user'] },
);

const payloadOf = (t: fc.Arbitrary<string | null>, d: fc.Arbitrary<unknown>) =>
  fc.record({ t, s: fc.nat(), op: fc.nat({ max: 11 }), d });

/** A gateway payload: one that the tap looks for, or any other. */
export const payload = fc.oneof(
  payloadOf(fc.constant('READY'), READY),
  payloadOf(
    fc.constant('USER_REQUIRED_ACTION_UPDATE'),
    fc.record({ required_action: nullable(text(1)) }),
  ),
  payloadOf(fc.constantFrom('MESSAGE_CREATE', 'PRESENCE_UPDATE', null), fc.jsonValue()),
);

/** Splits bytes into parts, some of them empty, each with its own memory. */
export function splitBytes(bytes: Uint8Array, splits: readonly number[]): ArrayBuffer[] {
  const edges = splits.map((at) => at % (bytes.length + 1)).toSorted((one, other) => one - other);
  return [0, ...edges].map((from, index) => bytes.slice(from, edges[index]).buffer);
}

/** Payloads as the gateway compresses them: one stream that is flushed but never ends. */
export const deflated = (payloads: readonly unknown[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    deflateSync(payloads.map((each) => JSON.stringify(each)).join(''), {
      finishFlush: constants.Z_SYNC_FLUSH,
    }),
  );

const bytes = fc.uint8Array({ maxLength: 40 });
const ownMemory = (array: Uint8Array): ArrayBuffer => new Uint8Array(array).buffer;
const startingWith = (...start: number[]) =>
  bytes.map((rest) => ownMemory(Uint8Array.of(...start, ...rest)));

const stream = fc.tuple(
  fc.array(payload, { minLength: 1, maxLength: 3 }),
  fc.array(fc.nat(), { maxLength: 4 }),
);

/** The frames of one socket, in order: well-formed ones, and ones that no gateway ever sent. */
export const frames: fc.Arbitrary<readonly unknown[]> = fc
  .array(
    fc.oneof(
      // A complete stream in parts, and one with a wrong byte.
      stream.map(([payloads, splits]) => splitBytes(deflated(payloads), splits)),
      fc.tuple(stream, fc.nat(), fc.nat({ max: 255 })).map(([[payloads, splits], at, byte]) => {
        const compressed = deflated(payloads);
        compressed[at % compressed.length] = byte;
        return splitBytes(compressed, splits);
      }),
      payload.map((each) => [JSON.stringify(each)]),
      fc.tuple(payload, fc.nat()).map(([each, length]) => {
        const json = JSON.stringify(each);
        return [json.slice(0, length % json.length)];
      }),
      fc.oneof(fc.string(), fc.json()).map((each) => [each]),
      fc
        .oneof(
          bytes.map(ownMemory),
          // The first bytes of Zstandard, Erlang's external term format, gzip and zlib, with random bytes after them.
          startingWith(0x28, 0xb5, 0x2f, 0xfd),
          startingWith(131),
          startingWith(0x1f, 0x8b),
          startingWith(0x78, 0x9c),
        )
        .map((each) => [each]),
      fc.constantFrom<readonly unknown[]>([new Blob(['x'])], [null], [7], [{}]),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.flat());
