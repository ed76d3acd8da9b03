import type { Account, AccountInit } from '../contract.ts';
import type { ApiRequest } from '../rest/api-request.ts';
import { judge } from '../rest/judge.ts';
import { createWorld } from '../world.ts';
import { at } from './json-path.ts';

/** A request as a well-behaved extension makes it; anything can be changed. */
export function apiRequest(
  method: string,
  path: string,
  { body, text, headers = {}, account }: RequestOptions = {},
): ApiRequest {
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  return {
    method,
    host: 'discord.com',
    path: `/api/v9${path}`,
    headers: new Map(
      Object.entries({
        ...(account ? { authorization: account.authorization } : {}),
        ...(content === '' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      }),
    ),
    text: content,
  };
}

interface RequestOptions {
  body?: unknown;
  /** In place of `body`: sent as it is. */
  text?: string;
  headers?: Record<string, string>;
  account?: Account;
}

/** A world with one account, and a way to make requests of it. */
export function setUp(init: Partial<AccountInit> = {}) {
  const world = createWorld();
  const account = world.accounts.create(init);
  const send = (request: ApiRequest) => {
    const { record, carryOut } = judge(world, request);
    return { record, answer: carryOut() };
  };
  const addPhone = (body: unknown, as: Account = account) =>
    send(apiRequest('POST', '/users/@me/phone', { account: as, body }));
  const verify = (phone: string, code: string) =>
    send(apiRequest('POST', '/phone-verifications/verify', { body: { phone, code } }));
  const reverifyPhone = (body: unknown, as: Account = account) =>
    send(apiRequest('POST', '/users/@me/phone/reverify', { account: as, body }));
  const removePhone = (body: unknown, headers: Record<string, string> = {}) =>
    send(apiRequest('DELETE', '/users/@me/phone', { account, body, headers }));
  const resend = (phone: string) =>
    send(apiRequest('POST', '/phone-verifications/resend', { body: { phone } }));
  /** The code of the newest SMS. */
  const code = () => world.phones.messages.at(-1)?.code ?? '';
  /** The phone token for the newest SMS. */
  const phoneToken = (phone: string) => String(at(verify(phone, code()).answer.body, 'token'));
  return {
    ...{ world, account, send, code, phoneToken },
    ...{ addPhone, reverifyPhone, removePhone, verify, resend },
  };
}
