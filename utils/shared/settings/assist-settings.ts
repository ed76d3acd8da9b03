import { isObject } from '../storage/is-object.ts';

/** What Handset may do on Discord's own page. */
export interface AssistSettings {
  /** Help on Discord's page at all; without it the other two have no effect. */
  readonly assist: boolean;
  /** Fill in numbers and codes that the user pastes. */
  readonly pasteHelp: boolean;
  /** Show the card. */
  readonly card: boolean;
}

export const defaultAssistSettings: AssistSettings = { assist: true, pasteHelp: true, card: true };

/** The key of the settings in `storage.local`. */
export const ASSIST_SETTINGS_KEY = 'assistSettings';

/**
 * Reads stored settings; null when the value is not an object. Missing settings get their defaults.
 * Without zod, because this runs on Discord's page.
 */
export function readAssistSettings(value: unknown): AssistSettings | null {
  if (!isObject(value)) return null;
  const flag = (name: keyof AssistSettings): boolean => value[name] !== false;
  return { assist: flag('assist'), pasteHelp: flag('pasteHelp'), card: flag('card') };
}
