import type { EndpointName } from '../contract.ts';
import { finishAddingPhone, startAddingPhone } from './add-phone.ts';
import { noContent } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { finishMfa } from './finish-mfa.ts';
import { getCurrentUser } from './get-current-user.ts';
import { getExperiments } from './get-experiments.ts';
import { login, logout } from './login.ts';
import { registerPhone } from './register-phone.ts';
import { removePhone } from './remove-phone.ts';
import { resendCode } from './resend-code.ts';
import { finishReverifyingPhone, startReverifyingPhone } from './reverify-phone.ts';
import { sendMfaSms } from './send-mfa-sms.ts';
import { verifyPhone } from './verify-phone.ts';

// Keyed by name, so that a missing row is a type error.
const rows: Record<EndpointName, Endpoint> = {
  getCurrentUser: {
    name: 'getCurrentUser',
    method: 'GET',
    path: '/users/@me',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'none', handle: getCurrentUser },
  },
  addPhone: {
    name: 'addPhone',
    method: 'POST',
    path: '/users/@me/phone',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [startAddingPhone, finishAddingPhone] },
  },
  reverifyPhone: {
    name: 'reverifyPhone',
    method: 'POST',
    path: '/users/@me/phone/reverify',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [startReverifyingPhone, finishReverifyingPhone] },
  },
  removePhone: {
    name: 'removePhone',
    method: 'DELETE',
    path: '/users/@me/phone',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [removePhone] },
  },
  verifyPhone: {
    name: 'verifyPhone',
    method: 'POST',
    path: '/phone-verifications/verify',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [verifyPhone] },
  },
  resendCode: {
    name: 'resendCode',
    method: 'POST',
    path: '/phone-verifications/resend',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [resendCode] },
  },
  registerPhone: {
    name: 'registerPhone',
    method: 'POST',
    path: '/auth/register/phone',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [registerPhone] },
  },
  finishMfa: {
    name: 'finishMfa',
    method: 'POST',
    path: '/mfa/finish',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [finishMfa] },
  },
  sendMfaSms: {
    name: 'sendMfaSms',
    method: 'POST',
    path: '/auth/mfa/sms/send',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [sendMfaSms] },
  },
  login: {
    name: 'login',
    method: 'POST',
    path: '/auth/login',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'page',
    body: { kind: 'shapes', shapes: [login] },
  },
  logout: {
    name: 'logout',
    method: 'POST',
    path: '/auth/logout',
    auth: 'required',
    isAllowedWhileLocked: true,
    callers: 'page',
    body: { kind: 'free', handle: logout },
  },
  science: {
    name: 'science',
    method: 'POST',
    path: '/science',
    auth: 'none',
    isAllowedWhileLocked: true,
    callers: 'page',
    body: { kind: 'free', handle: () => noContent },
  },
  getExperiments: {
    name: 'getExperiments',
    method: 'GET',
    path: '/experiments',
    auth: 'none',
    isAllowedWhileLocked: false,
    callers: 'page',
    body: { kind: 'none', handle: getExperiments },
  },
};

/** Every endpoint, in the order of the table. */
export const endpoints: readonly Endpoint[] = Object.values(rows);
