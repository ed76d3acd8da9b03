import type { EndpointName } from '../contract.ts';
import { finishAddingPhone, startAddingPhone } from './add-phone.ts';
import { noContent, ok } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { getCurrentUser } from './get-current-user.ts';
import { login, logout } from './login.ts';
import { verifyPhone } from './verify-phone.ts';

// Keyed by name, so that a name without a row does not compile.
const rows: Record<EndpointName, Endpoint> = {
  getCurrentUser: {
    name: 'getCurrentUser',
    method: 'GET',
    path: '/users/@me',
    auth: 'required',
    whileLocked: true,
    callers: 'anyone',
    body: { kind: 'none', handle: getCurrentUser },
  },
  addPhone: {
    name: 'addPhone',
    method: 'POST',
    path: '/users/@me/phone',
    auth: 'required',
    whileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [startAddingPhone, finishAddingPhone] },
  },
  verifyPhone: {
    name: 'verifyPhone',
    method: 'POST',
    path: '/phone-verifications/verify',
    auth: 'none',
    whileLocked: true,
    callers: 'anyone',
    body: { kind: 'shapes', shapes: [verifyPhone] },
  },
  login: {
    name: 'login',
    method: 'POST',
    path: '/auth/login',
    auth: 'none',
    whileLocked: true,
    callers: 'page',
    body: { kind: 'shapes', shapes: [login] },
  },
  logout: {
    name: 'logout',
    method: 'POST',
    path: '/auth/logout',
    auth: 'required',
    whileLocked: true,
    callers: 'page',
    body: { kind: 'free', handle: logout },
  },
  science: {
    name: 'science',
    method: 'POST',
    path: '/science',
    auth: 'none',
    whileLocked: true,
    callers: 'page',
    body: { kind: 'free', handle: () => noContent },
  },
  getExperiments: {
    name: 'getExperiments',
    method: 'GET',
    path: '/experiments',
    auth: 'none',
    whileLocked: false,
    callers: 'page',
    body: { kind: 'none', handle: () => ok({ assignments: [] }) },
  },
};

/** Every endpoint, in the order of the table. */
export const endpoints: readonly Endpoint[] = Object.values(rows);
