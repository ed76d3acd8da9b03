import type { Account, AccountInit } from '../contract.ts';
import type { ApiRequest } from '../rest/api-request.ts';
import { judge } from '../rest/judge.ts';
import { createSimulatorState } from '../simulator-state.ts';
import { at } from './json-path.ts';

/** A request as a correct extension sends it; every part can be overridden. */
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
  /** Sent unchanged instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
  account?: Account;
}

/** Creates a simulator state with one account, and functions that send requests to it. */
export function setUp(init: Partial<AccountInit> = {}) {
  const state = createSimulatorState();
  const account = state.accounts.create(init);
  const send = (request: ApiRequest) => {
    const { record, carryOut } = judge(state, request);
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
  /** The code of the latest SMS. */
  const code = () => state.phones.messages.at(-1)?.code ?? '';
  /** Exchanges the code of the latest SMS for a phone token. */
  const phoneToken = (phone: string) => String(at(verify(phone, code()).answer.body, 'token'));
  return {
    ...{ state, account, send, code, phoneToken },
    ...{ addPhone, reverifyPhone, removePhone, verify, resend },
  };
}
