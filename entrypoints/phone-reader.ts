import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPhoneReader } from '@/utils/phone/phone-reader.ts';
import { readForDialog } from '@/utils/phone/read-for-dialog.ts';

// Comes to Discord's page only when its phone dialog is open: it brings the numbering plans of all countries.
export default defineUnlistedScript(() => offerPhoneReader(readForDialog));
