import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startContentScript } from '#discord-page/content-script/start-content-script.ts';

// Runs at document_start on every page of Discord's hosts, once the user has agreed to help there: the background
// registers it (page-scripts.ts).
export default defineUnlistedScript(startContentScript);
