import * as z from 'zod/mini';
import { ASSIST_SETTINGS_KEY } from '../assist/assist-settings.ts';
import { declareLocalItem } from './stored-item.ts';

/** What Handset may do on Discord's page. The user's own choice: kept until they change it. */
export const assistSettingsItem = declareLocalItem(
  ASSIST_SETTINGS_KEY,
  1,
  z.object({ assist: z.boolean(), pasteHelp: z.boolean(), card: z.boolean() }),
);
