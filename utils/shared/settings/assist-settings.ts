import { isObject } from '../storage/is-object.ts';

/** What Handset may do on Discord's own page. */
export interface AssistSettings {
  /** Anything at all. */
  readonly assist: boolean;
  /** Fill number and code from a paste. */
  readonly pasteHelp: boolean;
  /** Show the card. */
  readonly card: boolean;
}

export const defaultAssistSettings: AssistSettings = { assist: true, pasteHelp: true, card: true };

/** The key in `storage.local` under which the settings are. */
export const ASSIST_SETTINGS_KEY = 'assistSettings';

/**
 * Reads what is stored; null when it is no settings, and what is missing in them is as it is at first.
 * Without a schema: this runs on Discord's page.
 */
export function readAssistSettings(value: unknown): AssistSettings | null {
  if (!isObject(value)) return null;
  const flag = (name: keyof AssistSettings): boolean => value[name] !== false;
  return { assist: flag('assist'), pasteHelp: flag('pasteHelp'), card: flag('card') };
}
