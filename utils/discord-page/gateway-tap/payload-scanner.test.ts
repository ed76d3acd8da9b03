import { describe, expect, it } from 'vitest';
import { asObject, scan } from './testing/scan.ts';

describe('the payload scanner', () => {
  it('captures the wanted fields of a payload', () => {
    const text =
      '{"t":"READY","s":1,"op":0,"d":{"user":{"id":"1","bio":"}\\"{"},"v":9,"required_action":"X"}}';
    expect(scan(text).map(asObject)).toEqual([
      { event: 'READY', fields: { user: { id: '1', bio: '}"{' }, required_action: 'X' } },
    ]);
  });

  it('captures them even when the event’s name follows its data', () => {
    const text = '{"op":0,"d":{"required_action":null},"s":2,"t":"USER_REQUIRED_ACTION_UPDATE"}';
    expect(scan(text).map(asObject)).toEqual([
      { event: 'USER_REQUIRED_ACTION_UPDATE', fields: { required_action: null } },
    ]);
  });

  it.each([
    ['deeper down', '{"t":"READY","d":{"guilds":[{"required_action":"A","user":1}]}}'],
    ['beside the data', '{"t":"READY","required_action":"A","d":{}}'],
    ['in a string', String.raw`{"t":"READY","d":{"bio":"\"required_action\":\"A\","}}`],
    ['as a value', '{"t":"READY","d":{"name":"required_action","list":["required_action"]}}'],
    ['in a list', '{"t":"READY","d":[{"required_action":"A"}]}'],
  ])('ignores a field of the same name %s', (_, text) => {
    expect(scan(text).map(asObject)).toEqual([{ event: 'READY', fields: {} }]);
  });

  it('skips all other events', () => {
    expect(scan('{"t":"MESSAGE_CREATE","d":{"required_action":"A"}}{"t":null,"d":null}')).toEqual(
      [],
    );
  });

  it('leaves out a value that is too long to be a wanted one', () => {
    const user = { bio: 'x'.repeat(70_000) };
    const text = JSON.stringify({ t: 'READY', d: { user, required_action: 'A' } });
    expect(scan(text).map(asObject)).toEqual([
      { event: 'READY', fields: { required_action: 'A' } },
    ]);
  });

  it.each(['x', '[1]', '"text"', '}', '{}}', '\u0083h'])('refuses %j', (text) => {
    expect(() => scan(text)).toThrow(SyntaxError);
  });
});
