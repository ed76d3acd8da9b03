import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPayloadScanner, type ScannedPayload } from './payload-scanner.ts';

const wanted = {
  events: ['READY', 'USER_REQUIRED_ACTION_UPDATE'],
  fields: ['required_action', 'user'],
};

function scan(text: string, cuts: readonly number[] = []): ScannedPayload[] {
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

const asObject = ({ event, fields }: ScannedPayload) => ({
  event,
  fields: Object.fromEntries([...fields].map(([key, value]) => [key, JSON.parse(value)])),
});

describe('the payload scanner', () => {
  it('cuts the wanted fields out of a payload', () => {
    const text =
      '{"t":"READY","s":1,"op":0,"d":{"user":{"id":"1","bio":"}\\"{"},"v":9,"required_action":"X"}}';
    expect(scan(text).map(asObject)).toEqual([
      { event: 'READY', fields: { user: { id: '1', bio: '}"{' }, required_action: 'X' } },
    ]);
  });

  it('does so when the event is named after its data', () => {
    const text = '{"op":0,"d":{"required_action":null},"s":2,"t":"USER_REQUIRED_ACTION_UPDATE"}';
    expect(scan(text).map(asObject)).toEqual([
      { event: 'USER_REQUIRED_ACTION_UPDATE', fields: { required_action: null } },
    ]);
  });

  it.each([
    ['deeper down', '{"t":"READY","d":{"guilds":[{"required_action":"A","user":1}]}}'],
    ['beside the data', '{"t":"READY","required_action":"A","d":{}}'],
    ['in a text', String.raw`{"t":"READY","d":{"bio":"\"required_action\":\"A\","}}`],
    ['as a value', '{"t":"READY","d":{"name":"required_action","list":["required_action"]}}'],
    ['in a list', '{"t":"READY","d":[{"required_action":"A"}]}'],
  ])('takes no field of the same name %s', (_, text) => {
    expect(scan(text).map(asObject)).toEqual([{ event: 'READY', fields: {} }]);
  });

  it('tells of no other event', () => {
    expect(scan('{"t":"MESSAGE_CREATE","d":{"required_action":"A"}}{"t":null,"d":null}')).toEqual(
      [],
    );
  });

  it('leaves out a value that is too long to be what is looked for', () => {
    const user = { bio: 'x'.repeat(70_000) };
    const text = JSON.stringify({ t: 'READY', d: { user, required_action: 'A' } });
    expect(scan(text).map(asObject)).toEqual([
      { event: 'READY', fields: { required_action: 'A' } },
    ]);
  });

  it.each(['x', '[1]', '"text"', '}', '{}}', '\u0083h'])('refuses %j', (text) => {
    expect(() => scan(text)).toThrow(SyntaxError);
  });

  it('finds what JSON.parse finds, whatever the payloads and wherever they are cut', () => {
    const data = fc.oneof(
      fc.record(
        {
          user: fc.jsonValue(),
          required_action: fc.jsonValue(),
          other: fc.jsonValue(),
          '"': fc.string(),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    const payload = fc
      .record({
        t: fc.constantFrom('READY', 'USER_REQUIRED_ACTION_UPDATE', 'OTHER', null),
        s: fc.nat(),
        d: data,
      })
      .chain((fields) =>
        fc
          .shuffledSubarray(Object.entries(fields), { minLength: 3 })
          .map((entries) => Object.fromEntries(entries)),
      );
    const expected = (payload: unknown) => {
      const { t, d } = JSON.parse(JSON.stringify(payload));
      if (!wanted.events.includes(t)) return [];
      const fields = typeof d === 'object' && d !== null && !Array.isArray(d) ? d : {};
      const found = wanted.fields.filter((field) => Object.hasOwn(fields, field));
      return [
        { event: t, fields: Object.fromEntries(found.map((field) => [field, fields[field]])) },
      ];
    };
    fc.assert(
      fc.property(
        fc.array(payload, { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom(0, 2),
        (payloads, cuts, indent) => {
          const text = payloads.map((each) => JSON.stringify(each, null, indent)).join('');
          expect(scan(text, cuts).map(asObject)).toEqual(payloads.flatMap(expected));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
