import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startContentScript } from '#discord-page/content-script/start-content-script.ts';

// On every page of Discord's hosts, from the start; the manifest's row for it is in wxt.config.ts.
export default defineUnlistedScript(startContentScript);
