import type { Account, EndpointName } from '../contract.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';

/** A request that the judge let through. */
export interface Call {
  world: World;
  /** Whose authorization came along; never null where the row says `auth: 'required'`. */
  account: Account | null;
  /** Adds a line to the request's objections. */
  object(objection: string): void;
}

/** One field of a body. Every field of the endpoints here is a required string. */
export interface FieldRule {
  choices?: readonly string[];
}

/** One body an endpoint accepts, and what happens then. */
export interface Shape {
  fields: ReadonlyMap<string, FieldRule>;
  handle(call: Call, values: ReadonlyMap<string, string>): Answer;
}

/** One row of the table of endpoints. */
export interface Endpoint {
  name: EndpointName;
  method: 'GET' | 'POST' | 'DELETE';
  /** Below /api/v9. */
  path: string;
  auth: 'required' | 'none';
  /** Still answered while a required action is open. */
  whileLocked: boolean;
  /** Who has a reason to call it; the page may call everything. */
  callers: 'anyone' | 'page';
  /** `shapes` for a judged JSON object, `free` for JSON nobody looks into, `none` for no body. */
  body:
    | { kind: 'shapes'; shapes: readonly Shape[] }
    | { kind: 'free' | 'none'; handle(call: Call): Answer };
}

/** Declares a body by its fields, so that the handler gets them by name. */
export function shape<const Name extends string>(
  fields: Record<Name, FieldRule>,
  handle: (call: Call, body: Record<Name, string>) => Answer,
): Shape {
  const rules = new Map<string, FieldRule>(Object.entries(fields));
  return {
    fields: rules,
    handle(call, values) {
      const body: object = Object.fromEntries(values);
      if (!isComplete<Name>(body, rules))
        throw new Error('The judge let an unfinished body through.');
      return handle(call, body);
    },
  };
}

function isComplete<Name extends string>(
  body: object,
  rules: ReadonlyMap<string, FieldRule>,
): body is Record<Name, string> {
  return [...rules.keys()].every((name) => Object.hasOwn(body, name));
}
