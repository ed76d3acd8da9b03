import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import * as plans from '#shared/phone/read-phone.ts';

// Loaded by the popup, and injected by the background into Discord's page when its phone dialog is open. The
// package contains these 41 kB only once, and nothing waits for them.
export default defineUnlistedScript(() => offerNumberingPlans(plans));
