import { isJsonObject, parseJson } from '../json.ts';
import { type Answer, invalidJson } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import type { BodyShape, FieldRule } from './endpoint.ts';
import {
  type FieldError,
  type FieldErrors,
  fieldRequired,
  invalidFormBody,
  notAChoice,
  notAString,
  unknownField,
} from './form-errors.ts';

/** The values of an accepted body, or the answer that refuses it. */
export type BodyVerdict =
  | {
      accepted: true;
      shape: BodyShape;
      values: ReadonlyMap<string, string>;
      objections: string[];
    }
  | { accepted: false; answer: Answer; objections: string[] };

/** Judges a body by the shapes of its endpoint; fields of two shapes must never mix. */
export function judgeBody(request: ApiRequest, shapes: readonly BodyShape[]): BodyVerdict {
  const wrongForm = judgeForm(request);
  if (wrongForm) return wrongForm;
  const body = parseJson(request.text);
  if (body === undefined) return refuse(invalidJson, ['the body is not JSON']);
  const shape = isJsonObject(body) ? closestShape(body, shapes) : undefined;
  if (!isJsonObject(body) || !shape) {
    const notAnObject = {
      code: 'DICT_TYPE_CONVERT',
      message: 'Only dictionaries may be used in a DictType',
    };
    return refuse(invalidFormBody({ _: notAnObject }), ['the body is not an object']);
  }
  return judgeFields(body, shape, shapes);
}

function judgeForm({ headers, text }: ApiRequest): BodyVerdict | null {
  const contentType = headers.get('content-type');
  if (text === '') return refuse(invalidJson, ['the body is missing']);
  if (contentType !== undefined && /^application\/json(;|$)/i.test(contentType)) return null;
  const wrongType = {
    code: 'CONTENT_TYPE_INVALID',
    message: 'Expected "Content-Type" header to be one of {\'application/json\'}.',
  };
  return refuse(invalidFormBody({ _: wrongType }), ['the content-type is not application/json']);
}

function judgeFields(
  body: Record<string, unknown>,
  shape: BodyShape,
  shapes: readonly BodyShape[],
): BodyVerdict {
  const errors: FieldErrors = {};
  const objections: string[] = [];
  const values = new Map<string, string>();
  for (const [name, rule] of shape.fields) {
    const value = body[name];
    const error = fieldError(value, rule);
    if (typeof value === 'string' && !error) values.set(name, value);
    if (!error) continue;
    if (value !== undefined || !rule.isOptional) errors[name] = error;
    objections.push(value === undefined ? `${name} is missing` : `${name} has a wrong value`);
  }
  for (const name of Object.keys(body)) {
    if (shape.fields.has(name)) continue;
    errors[name] = unknownField;
    const isOfOtherShape = shapes.some((other) => other.fields.has(name));
    objections.push(isOfOtherShape ? `${name} mixes two bodies` : `${name} is not a known field`);
  }
  return Object.keys(errors).length === 0
    ? { accepted: true, shape, values, objections }
    : refuse(invalidFormBody(errors), objections);
}

function fieldError(value: unknown, { choices }: FieldRule): FieldError | null {
  if (value === undefined || value === null || value === '') return fieldRequired;
  if (typeof value !== 'string') return notAString;
  return choices && !choices.includes(value) ? notAChoice(value, choices) : null;
}

/** The shape that shares the most fields with a body, and so is probably the intended one. */
function closestShape(body: object, shapes: readonly BodyShape[]): BodyShape | undefined {
  const countShared = (shape: BodyShape) =>
    [...shape.fields.keys()].filter((name) => Object.hasOwn(body, name)).length;
  return [...shapes].sort((a, b) => countShared(b) - countShared(a))[0];
}

function refuse(answer: Answer, objections: string[]): BodyVerdict {
  return { accepted: false, answer, objections };
}
