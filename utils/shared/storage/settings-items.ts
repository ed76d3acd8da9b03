import { ASSIST_SETTINGS_KEY, readAssistSettings } from '../settings/assist-settings.ts';
import { readSessionSettings } from '../settings/session-settings.ts';
import { declareLocalItem } from './stored-item.ts';

// Kept over updates, so what an older version stored is read as far as it is known.
// What is missing in it is as it is at first.

/** What Handset may do on Discord's page. The user's own choice: kept until they change it. */
export const assistSettingsItem = declareLocalItem(ASSIST_SETTINGS_KEY, 1, readAssistSettings);

/** How long a session may go unused. */
export const sessionSettingsItem = declareLocalItem('sessionSettings', 1, readSessionSettings);
