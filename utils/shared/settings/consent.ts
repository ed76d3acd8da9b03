import { isObject } from '../storage/is-object.ts';

/**
 * The version of what is read, kept and sent on Discord's page, as the terms say it (`helpReads`, `helpKeeps` and
 * `helpSends` in the locale files). Raise it, and write the terms anew, whenever a script on Discord's page begins to
 * read, keep or send something that they do not say. Nothing then runs there until the user has agreed again.
 */
export const CONSENT_VERSION = 1;

/** The user's consent to help on Discord's page. Withdrawing it removes it. */
export interface Consent {
  /** The version that the user agreed to. */
  readonly agreedTo: number;
  /** The latest version that the introduction has opened for, so that it asks about each only once. */
  readonly askedAbout: number;
}

/** The key of the consent in `storage.local`. */
export const CONSENT_KEY = 'consent';

/** Reads a stored consent; null when it is none. Without zod, because this runs on Discord's page. */
export function readConsent(value: unknown): Consent | null {
  if (!isObject(value)) return null;
  const { agreedTo, askedAbout } = value;
  return typeof agreedTo === 'number' && typeof askedAbout === 'number'
    ? { agreedTo, askedAbout }
    : null;
}

/** Whether Handset may help on Discord's page; `outdated`: the user agreed to another version of what is read. */
export type HelpState = 'on' | 'off' | 'outdated';

/** The only place that answers whether scripts of ours may run on Discord's page. */
export function helpStateOf(consent: Consent | null): HelpState {
  if (consent === null) return 'off';
  return consent.agreedTo === CONSENT_VERSION ? 'on' : 'outdated';
}
