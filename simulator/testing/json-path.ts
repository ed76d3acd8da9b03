import { isJsonObject } from '../json.ts';

/** The value at a path in parsed JSON, e.g. `at(body, 'errors.code._errors.0.code')`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isJsonObject(inner) ? inner[key] : undefined;
  }, value);
}
