import { expect, it } from 'vitest';
import type { ApiCall } from './events.ts';
import { needsPassword } from './needs-password.ts';
import { PHONE } from './testing/run-flow.ts';

it.each<[ApiCall, boolean]>([
  [{ type: 'finishPhone', kind: 'add', phoneToken: 't', changePhoneReason: 'contact_sync' }, true],
  [{ type: 'removePhone', changePhoneReason: 'user_settings_update' }, true],
  [{ type: 'sendCode', kind: 'add', phone: PHONE, changePhoneReason: 'contact_sync' }, false],
  [{ type: 'resendCode', phone: PHONE, authorized: true }, false],
  [{ type: 'verifyPhone', phone: PHONE, verificationCode: '1', authorized: true }, false],
])('only adding and removing need the password: $0.type, $1', (call, isNeeded) => {
  expect(needsPassword(call)).toBe(isNeeded);
});
