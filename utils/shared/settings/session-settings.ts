import { isObject } from '../storage/is-object.ts';

/** The choices for how long a session may stay unused, in minutes; null: until the browser closes. */
export const IDLE_MINUTES = [5, 30, 60, null] as const;
type IdleMinutes = (typeof IDLE_MINUTES)[number];

export interface SessionSettings {
  readonly idleMinutes: IdleMinutes;
}

/** How long a session may stay unused, in ms; null: until the browser closes. */
export const toIdleMs = ({ idleMinutes }: SessionSettings): number | null =>
  idleMinutes === null ? null : idleMinutes * 60_000;

export const defaultSessionSettings: SessionSettings = { idleMinutes: 30 };

/** Reads stored settings; null when the value is not an object. Missing or unknown values get their defaults. */
export function readSessionSettings(value: unknown): SessionSettings | null {
  if (!isObject(value)) return null;
  const { idleMinutes } = value;
  const known = IDLE_MINUTES.find((each) => each === idleMinutes);
  return known === undefined ? defaultSessionSettings : { idleMinutes: known };
}
