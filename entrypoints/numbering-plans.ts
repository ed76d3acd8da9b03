import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { allPlans } from '#shared/phone/all-plans.ts';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';

// Loaded by the popup, and injected by the background into Discord's page when its phone dialog is open. The
// package contains this only once, and nothing waits for them.
export default defineUnlistedScript(() => offerNumberingPlans(allPlans));
