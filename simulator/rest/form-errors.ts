import type { Answer } from './answer.ts';

export interface FieldError {
  code: string;
  message: string;
}

/** Errors by field name; `_` stands for the request as a whole. */
export type FieldErrors = Record<string, FieldError>;

/** An invalid-form answer with Discord's error tree. */
export function invalidFormBody(errors: FieldErrors): Answer {
  const tree: Record<string, unknown> = {};
  for (const [field, error] of Object.entries(errors)) {
    if (field === '_') tree._errors = [error];
    else tree[field] = { _errors: [error] };
  }
  return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors: tree } };
}

export const fieldRequired: FieldError = {
  code: 'BASE_TYPE_REQUIRED',
  message: 'This field is required',
};

export const notAString: FieldError = {
  code: 'STRING_TYPE_CONVERT',
  message: 'Could not interpret value as a string.',
};

export const unknownField: FieldError = {
  code: 'BASE_TYPE_UNKNOWN_FIELD',
  message: 'This field does not belong here.',
};

/** The error for a value that is not in a fixed list. */
export function notAChoice(value: string, choices: readonly string[]): FieldError {
  return {
    code: 'BASE_TYPE_CHOICES',
    message: `Value ${JSON.stringify(value)} must be one of (${choices.join(', ')}).`,
  };
}
