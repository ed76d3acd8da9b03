import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startContentScript } from '#discord-page/content-script/start-content-script.ts';

// Runs at document_start on every page of Discord's hosts; wxt.config.ts has its row in the manifest.
export default defineUnlistedScript(startContentScript);
