import type { GatewayHint } from '../../bridge/hint.ts';

/** The hints that the tap should send for payloads, computed with JSON.parse. */
export function expectedHints(payloads: readonly unknown[]): GatewayHint[] {
  return payloads.flatMap((each): GatewayHint[] => {
    const { t, d } = JSON.parse(JSON.stringify(each));
    const action = d?.required_action ?? null;
    if (t === 'USER_REQUIRED_ACTION_UPDATE') return [{ type: 'actionChanged', action }];
    if (t !== 'READY') return [];
    const { id: userId, username, global_name: globalName = null, phone } = d.user;
    const [countryCode, hasPhone] = [d.country_code ?? null, Boolean(phone)];
    return [{ type: 'ready', userId, username, globalName, hasPhone, countryCode, action }];
  });
}
