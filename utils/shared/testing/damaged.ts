import fc from 'fast-check';

interface Damage {
  readonly at: number;
  readonly from: number;
  readonly how: 'replace' | 'drop' | 'add' | 'copy';
  readonly value: unknown;
  readonly name: string;
}

const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    at: fc.nat(),
    from: fc.nat(),
    how: fc.constantFrom('replace', 'drop', 'add', 'copy'),
    value: fc.oneof(
      fc.constantFrom(null, 0, -1, '', true, Number.MAX_VALUE, [], {}),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    name: fc.constantFrom('__proto__', 'constructor', 'length', 'type', 'status', '0', ''),
  }),
  { maxLength: 4 },
);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every property, at any depth, of a value. */
const propertiesIn = (value: unknown): { readonly holder: object; readonly key: string }[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, part]) => [
        { holder: value, key },
        ...propertiesIn(part),
      ])
    : [];

function apply(root: object, { at, from, how, value, name }: Damage): void {
  const properties = propertiesIn(root);
  const { holder, key } = properties[at % properties.length] ?? { holder: root, key: 'value' };
  const source = properties[from % Math.max(properties.length, 1)];
  if (how === 'drop') Reflect.deleteProperty(holder, key);
  else if (how === 'add' && Array.isArray(holder)) holder.push(value);
  else if (how === 'add')
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
  else if (how === 'replace' || source === undefined) Reflect.set(holder, key, value);
  else Reflect.set(holder, key, structuredClone(Reflect.get(source.holder, source.key)));
}

/** Values of `expected` with some of their parts dropped, replaced, added or copied elsewhere. */
const nearlyExpected = (expected: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(expected, damages).map(([value, all]) => {
    const root = { value: structuredClone(value) };
    for (const each of all) apply(root, each);
    return root.value;
  });

/** Any JSON, but mostly JSON that nearly is what is expected: purely random values would fail the first check. */
export const damaged = (expected: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: nearlyExpected(expected) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string() },
  );
