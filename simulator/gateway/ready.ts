import { randomBytes } from 'node:crypto';
import { authenticatorTypesOf } from '../authenticator-types.ts';
import type { Account } from '../contract.ts';
import { toReadyUserObject } from '../user-object.ts';
import { createReadyPadding } from './ready-padding.ts';

/**
 * Creates READY's data. `required_action` is absent when there is none, or null for an account that asks for
 * that; otherwise it comes last, so that a reader must read the whole payload to find it.
 */
export function createReadyData(account: Account, sessionId: string) {
  const head = {
    v: 9,
    user: toReadyUserObject(account),
    user_settings_proto: '',
  };
  const tail = {
    relationships: [],
    connected_accounts: [],
    users: [],
    sessions: [],
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: 'wss://gateway-us-east1-b.discord.gg',
    auth_session_id_hash: randomBytes(32).toString('base64'),
    analytics_token: randomBytes(24).toString('base64url'),
    auth: { authenticator_types: authenticatorTypesOf(account) },
    country_code: account.countryCode,
    _trace: ['simulator'],
    ...(account.requiredAction === null && !account.hasNullAction
      ? {}
      : { required_action: account.requiredAction }),
  };
  const bare = Buffer.byteLength(JSON.stringify({ ...head, ...tail }));
  const padding = createReadyPadding(Math.max(0, account.readyBytes - bare));
  return { ...head, ...padding, ...tail };
}
