import { authenticatorTypesOf } from './authenticator-types.ts';
import type { Account } from './contract.ts';

/** The user object of `GET /users/@me` and USER_UPDATE. It does not include the required action. */
export function toUserObject(account: Account) {
  return { ...toReadyUserObject(account), authenticator_types: authenticatorTypesOf(account) };
}

/** READY's `user`: without the authenticator types, which are elsewhere in READY. */
export function toReadyUserObject(account: Account) {
  return {
    id: account.id,
    username: account.username,
    global_name: account.globalName,
    discriminator: '0',
    avatar: account.avatar,
    avatar_decoration_data: null,
    banner: null,
    banner_color: null,
    accent_color: null,
    bio: '',
    pronouns: '',
    email: account.email,
    verified: account.email !== null && account.emailVerified,
    phone: account.phone,
    mfa_enabled: authenticatorTypesOf(account).length > 0,
    flags: account.flags,
    public_flags: 0,
    locale: account.locale,
    nsfw_allowed: true,
    premium_type: 0,
    purchased_flags: 0,
  };
}
