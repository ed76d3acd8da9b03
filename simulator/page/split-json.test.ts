import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonSplitter } from './split-json.ts';

test('objects come out whole, however the stream was cut', () => {
  const payloads = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
  fc.assert(
    fc.property(payloads, fc.integer({ min: 1, max: 7 }), (objects, size) => {
      const stream = objects.map((object) => JSON.stringify(object)).join('');
      const split = createJsonSplitter();
      const found: string[] = [];
      for (let i = 0; i < stream.length; i += size) found.push(...split(stream.slice(i, i + size)));
      expect(found).toEqual(objects.map((object) => JSON.stringify(object)));
    }),
  );
});
