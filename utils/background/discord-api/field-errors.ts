import type { FieldError } from './call-error.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_DEPTH = 10;

/**
 * Flattens the error tree of code 50035, in Discord's order. Errors about the whole request have the path ''.
 * https://docs.discord.food/reference#error-messages
 */
export function flattenFieldErrors(tree: unknown, path = '', depth = 0): FieldError[] {
  if (!isRecord(tree) || depth > MAX_DEPTH) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    if (key !== '_errors')
      return flattenFieldErrors(value, path === '' ? key : `${path}.${key}`, depth + 1);
    if (!Array.isArray(value)) return [];
    return value.filter(isRecord).map((entry) => ({
      path,
      code: typeof entry.code === 'string' ? entry.code : '',
      message: typeof entry.message === 'string' ? entry.message : '',
    }));
  });
}
