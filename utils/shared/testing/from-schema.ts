import fc from 'fast-check';
import * as z from 'zod/mini';

type JsonSchema = z.core.JSONSchema.BaseSchema | boolean | undefined;

/** Any value that a schema accepts, as it can occur in JSON. */
export const fromSchema = <Value>(schema: z.ZodMiniType<Value>): fc.Arbitrary<Value> =>
  fromJsonSchema(z.toJSONSchema(schema, { io: 'input' })).map((value) => schema.parse(value));

function fromJsonSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (typeof schema !== 'object') return fc.jsonValue({ maxDepth: 2 });
  const { const: only, enum: options, minLength, maxLength, pattern, items } = schema;
  const oneOf = schema.anyOf ?? schema.oneOf;
  if (oneOf !== undefined) return fc.oneof(...oneOf.map(fromJsonSchema));
  if (only !== undefined) return fc.constant(only);
  if (options !== undefined) return fc.constantFrom(...options);
  const { type }: { type?: unknown } = schema;
  if (Array.isArray(type))
    return fc.oneof(...type.map((each) => fromJsonSchema({ ...schema, type: each })));
  switch (type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      const parts = properties.map(([name, part]) => [name, fromJsonSchema(part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
    }
    case 'array':
      return fc.array(fromJsonSchema(Array.isArray(items) ? items[0] : items), { maxLength: 4 });
    case 'string':
      return pattern === undefined
        ? fc.string({ minLength: minLength ?? 0, maxLength: maxLength ?? 20 })
        : fc.stringMatching(new RegExp(pattern));
    case 'number':
    case 'integer':
      return fc.oneof(fc.integer(), fc.maxSafeInteger());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}
