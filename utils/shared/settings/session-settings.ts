import { isObject } from '../storage/is-object.ts';

/** How long a session may go unused, in minutes; null: until the browser closes. */
export const IDLE_MINUTES = [5, 30, 60, null] as const;
type IdleMinutes = (typeof IDLE_MINUTES)[number];

export interface SessionSettings {
  readonly idleMinutes: IdleMinutes;
}

/** How long a session may go unused, in ms; null: until the browser closes. */
export const toIdleMs = ({ idleMinutes }: SessionSettings): number | null =>
  idleMinutes === null ? null : idleMinutes * 60_000;

export const defaultSessionSettings: SessionSettings = { idleMinutes: 30 };

/** Reads what is stored; null when it is no settings, and what is missing or unknown in them is as it is at first. */
export function readSessionSettings(value: unknown): SessionSettings | null {
  if (!isObject(value)) return null;
  const { idleMinutes } = value;
  const known = IDLE_MINUTES.find((each) => each === idleMinutes);
  return known === undefined ? defaultSessionSettings : { idleMinutes: known };
}
