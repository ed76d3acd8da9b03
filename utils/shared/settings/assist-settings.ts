import { isObject } from '../storage/is-object.ts';

/** How Handset helps on Discord's own page. Whether it does at all follows from the consent. */
export interface AssistSettings {
  /** Fill in numbers and codes that the user pastes. */
  readonly pasteHelp: boolean;
  /** Show the card. */
  readonly card: boolean;
}

export const defaultAssistSettings: AssistSettings = { pasteHelp: true, card: true };

/** The key of the settings in `storage.local`. */
export const ASSIST_SETTINGS_KEY = 'assistSettings';

/**
 * Reads stored settings; null when the value is not an object. Missing settings get their defaults.
 * Without zod, because this runs on Discord's page.
 */
export function readAssistSettings(value: unknown): AssistSettings | null {
  if (!isObject(value)) return null;
  const flag = (name: keyof AssistSettings): boolean => value[name] !== false;
  return { pasteHelp: flag('pasteHelp'), card: flag('card') };
}
