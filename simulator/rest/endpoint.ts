import type { Account, EndpointName } from '../contract.ts';
import type { SimulatorState } from '../simulator-state.ts';
import type { Answer } from './answer.ts';

/** A request that the judge accepted. */
export interface Call {
  state: SimulatorState;
  /** The account of the authorization; never null for rows with `auth: 'required'`. */
  account: Account | null;
  /** Adds an objection to the request's record. */
  addObjection(objection: string): void;
}

/** One field of a body. All fields of these endpoints are strings. */
export interface FieldRule {
  choices?: readonly string[];
  /** Discord documents it as optional, but its own client always sends it: missing, it is only objected to. */
  isOptional?: boolean;
}

/** One body that an endpoint accepts, and its handler. */
export interface BodyShape {
  fields: ReadonlyMap<string, FieldRule>;
  handle(call: Call, values: ReadonlyMap<string, string>): Answer;
}

/** One row of the endpoint table. */
export interface Endpoint {
  name: EndpointName;
  method: 'GET' | 'POST' | 'DELETE';
  /** Relative to /api/v9. */
  path: string;
  auth: 'required' | 'none';
  /** Whether it works while an action is required of the account. */
  isAllowedWhileLocked: boolean;
  /** Who has a reason to call it; the page may call all endpoints. */
  callers: 'anyone' | 'page';
  /** `shapes`: a JSON object that is judged; `free`: any JSON; `none`: no body. */
  body:
    | { kind: 'shapes'; shapes: readonly BodyShape[] }
    | { kind: 'free' | 'none'; handle(call: Call): Answer };
}

/** Defines a body by its fields; the handler gets their values by name. */
export function defineShape<const Name extends string>(
  fields: Record<Name, FieldRule>,
  handle: (call: Call, body: Record<Name, string>) => Answer,
): BodyShape {
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
  return [...rules].every(([name, { isOptional }]) => isOptional || Object.hasOwn(body, name));
}
