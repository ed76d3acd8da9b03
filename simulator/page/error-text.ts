import { isObject, textOrNull } from './wire.ts';

/** The text that the client shows for an error: that of the first field error, otherwise the general message. */
export function errorText(body: unknown): string | null {
  if (!isObject(body)) return null;
  return firstFieldError(body.errors) ?? textOrNull(body.message);
}

function firstFieldError(tree: unknown): string | null {
  if (!isObject(tree)) return null;
  const { _errors: errors, ...fields } = tree;
  const [first] = Array.isArray(errors) ? errors : [];
  if (isObject(first)) return textOrNull(first.message);
  for (const field of Object.values(fields)) {
    const found = firstFieldError(field);
    if (found !== null) return found;
  }
  return null;
}
