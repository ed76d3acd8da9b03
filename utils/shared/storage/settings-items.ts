import { ASSIST_SETTINGS_KEY, readAssistSettings } from '../settings/assist-settings.ts';
import { CONSENT_KEY, readConsent } from '../settings/consent.ts';
import { readSessionSettings } from '../settings/session-settings.ts';
import { declareLocalItem } from './stored-item.ts';

// Settings survive updates: known settings are read from whatever version stored them, and the rest get their defaults.

/** The user's consent to help on Discord's page. */
export const consentItem = declareLocalItem(CONSENT_KEY, 1, readConsent);

/** How Handset helps on Discord's page. */
export const assistSettingsItem = declareLocalItem(ASSIST_SETTINGS_KEY, 1, readAssistSettings);

/** How long a session may stay unused. */
export const sessionSettingsItem = declareLocalItem('sessionSettings', 1, readSessionSettings);
