import type * as z from 'zod/mini';
import type { ReadValue } from './stored-item.ts';

/** Creates a function that parses a stored value with a schema. */
export const parseWith =
  <Value>(schema: z.ZodMiniType<Value>): ReadValue<Value> =>
  (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : null;
  };
