import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerNumberingPlans } from '#shared/phone/numbering-plans.ts';
import * as numbers from '#shared/phone/read-phone.ts';

// Loaded by the popup, and by the background into Discord's page when its phone dialog is open: 43 kB that are in
// the package once, and that nothing waits for.
export default defineUnlistedScript(() => offerNumberingPlans(numbers));
