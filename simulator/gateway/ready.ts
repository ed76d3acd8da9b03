import { randomBytes } from 'node:crypto';
import { authenticatorTypes } from '../authenticator-types.ts';
import type { Account } from '../contract.ts';
import { readyUserObject } from '../user-object.ts';

/** READY's data. `required_action` is absent, not null, when there is none. */
export function readyData(account: Account, sessionId: string) {
  return {
    v: 9,
    user: readyUserObject(account),
    user_settings_proto: '',
    guilds: [],
    private_channels: [],
    relationships: [],
    connected_accounts: [],
    users: [],
    sessions: [],
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: 'wss://gateway-us-east1-b.discord.gg',
    auth_session_id_hash: randomBytes(32).toString('base64'),
    analytics_token: randomBytes(24).toString('base64url'),
    auth: { authenticator_types: authenticatorTypes(account) },
    country_code: account.countryCode,
    ...(account.requiredAction === null ? {} : { required_action: account.requiredAction }),
    _trace: ['simulator'],
  };
}
