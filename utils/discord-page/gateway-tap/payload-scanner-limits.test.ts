import { describe, expect, it } from 'vitest';
import { createPayloadScanner, type ScannedPayload } from './payload-scanner.ts';
import { asObject, scan, wanted } from './testing/scan.ts';

const LONGEST = 65_536;
/** The JSON of a text with this many characters, quotes included. */
const textOf = (length: number): string => JSON.stringify('x'.repeat(length - 2));
const ready = (data: string): string => `{"t":"READY","d":{${data}}}`;
const fieldsIn = (text: string, splits?: readonly number[]) =>
  scan(text, splits).map((each) => asObject(each).fields);

describe('the longest value', () => {
  it('is captured, and one more character is not', () => {
    expect(fieldsIn(ready(`"user":${textOf(LONGEST)}`))).toEqual([
      { user: 'x'.repeat(LONGEST - 2) },
    ]);
    expect(fieldsIn(ready(`"user":${textOf(LONGEST + 1)},"required_action":1`))).toEqual([
      { required_action: 1 },
    ]);
  });

  it('is measured whole, wherever it is split', () => {
    const before = '{"t":"READY","d":{"user":'.length;
    for (const length of [LONGEST, LONGEST + 1]) {
      const text = ready(`"user":${textOf(length)},"required_action":1`);
      const whole = fieldsIn(text);
      for (const at of [1, LONGEST - 1, LONGEST, LONGEST + 1])
        expect(fieldsIn(text, [before + at])).toEqual(whole);
    }
  });

  it('applies to keys as well: a longer one is no key at all', () => {
    const key = textOf(LONGEST + 3);
    // The key before it must not stand for it.
    expect(fieldsIn(`{"t":"READY","d":1,${key}:{"required_action":1}}`)).toEqual([{}]);
    expect(fieldsIn(ready(`"user":1,${key}:2`))).toEqual([{ user: 1 }]);
  });
});

describe('a payload', () => {
  it('leaves nothing behind for the next one', () => {
    const first = ready('"user":1,"required_action":2');
    expect(scan(`${first}{"t":"READY","d":{}}{"d":{"user":3}}`).map(asObject)).toEqual([
      { event: 'READY', fields: { user: 1, required_action: 2 } },
      { event: 'READY', fields: {} },
    ]);
  });

  it('is told as soon as it ends', () => {
    const found: ScannedPayload[] = [];
    const scanner = createPayloadScanner(wanted, (payload) => found.push(payload));
    const bytes = new TextEncoder().encode(ready('"user":1'));
    scanner(bytes.subarray(0, -1));
    expect(found).toEqual([]);
    scanner(bytes.subarray(-1));
    expect(found).toHaveLength(1);
  });

  it('has its event and its data in itself, not deeper', () => {
    const nested =
      '{"x":{"t":"OTHER","d":{"user":1}},"t":"READY","d":{"t":"OTHER","d":{"user":2}}}';
    expect(scan(nested).map(asObject)).toEqual([{ event: 'READY', fields: {} }]);
  });

  it.each([
    ['in a list beside its data', '{"t":"READY","x":["d",{"user":1}],"d":{"user":2}}'],
    ['after a list', '{"x":[1,[2]],"t":"READY","d":{"list":["user",{"user":1}],"user":2}}'],
    ['after texts with brackets', '{"x":"}]","t":"READY","d":{"x":["}]","\\"}"],"user":2}}'],
    ['after texts that end in a backslash', '{"x":"\\\\","t":"READY","d":{"x":["\\\\"],"user":2}}'],
    ['after an empty name', '{"":1,"t":"READY","d":{"":1,"user":2}}'],
    ['between spaces', ' { "t" : "READY" , "d" : { "user" : 2 } } '.trim()],
    ['last after empty ones', '{"x":{},"y":[],"t":"READY","d":{"a":{},"b":[],"user":2}}'],
  ])('has its field %s, however it is split', (_, text) => {
    const expected = [{ event: 'READY', fields: { user: 2 } }];
    for (let at = 0; at <= text.length; at++)
      expect(scan(text, [at, at + 1, at + 3]).map(asObject)).toEqual(expected);
  });

  it('is refused with two values for its event', () => {
    expect(() => scan('{"t":"READY":"OTHER","d":{}}')).toThrow(SyntaxError);
  });

  it('is refused as a list, and after anything that is not one', () => {
    for (const text of ['[]', `${ready('')}[]`, `${ready('')},`, `${ready('')}\n`])
      expect(() => scan(text)).toThrow(SyntaxError);
  });
});

it('half a character at the end of one value does not spoil the next', () => {
  const found: ScannedPayload[] = [];
  const scanner = createPayloadScanner(wanted, (payload) => found.push(payload));
  const halfCharacter = 0xc3;
  scanner(new TextEncoder().encode('{"'));
  scanner(Uint8Array.of(halfCharacter));
  scanner(new TextEncoder().encode('":1,"t":"READY","d":{"user":1}}'));
  expect(found.map(asObject)).toEqual([{ event: 'READY', fields: { user: 1 } }]);
});

it('characters of several bytes are read whole wherever they are split', () => {
  const text = ready('"user":"Zoë 🦊 世界"');
  for (let at = 0; at < new TextEncoder().encode(text).length; at++)
    expect(fieldsIn(text, [at])).toEqual([{ user: 'Zoë 🦊 世界' }]);
});
