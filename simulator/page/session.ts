import { defaultPageOptions } from '../page-options.ts';
import { callApi } from './api.ts';
import { GatewayClient } from './gateway-client.ts';
import { closeAllModals } from './modals/modal-store.ts';
import { options } from './options.ts';
import { track } from './science.ts';
import {
  forgetAccount,
  rememberAccount,
  rememberFingerprint,
  storedAuthorization,
  storedAuthorizations,
} from './storage.ts';
import { getState, setState } from './store.ts';
import { isObject, readAccounts, readUser, textOrNull } from './wire.ts';

let gateway: GatewayClient | null = null;

/** Starts the page: signed in, with the account in the address, or with the list of accounts. */
export async function startPage(): Promise<void> {
  const accounts = loadAccounts();
  const search = new URLSearchParams(location.search);
  const as = search.get('as');
  if (location.pathname === '/login' && search.get('step') === 'phone-code') {
    setState({ view: 'login-code' });
    return;
  }
  if (location.pathname === '/login' && as !== null) {
    await accounts;
    storeAccount(as);
  }
  if (storedAuthorization() === null) {
    showLogin('replaceState');
    void fetchFingerprint();
    return;
  }
  if (!location.pathname.startsWith('/channels/')) history.replaceState(null, '', '/channels/@me');
  connect();
}

/** Signs in from the list of accounts. */
export async function signIn(id: string): Promise<void> {
  await loadAccounts();
  storeAccount(id);
  history.pushState(null, '', '/channels/@me');
  connect();
}

/** Switches to another account, with another socket but without a page load. */
export async function switchTo(id: string): Promise<void> {
  await loadAccounts();
  storeAccount(id);
  connect();
}

/** Checks for each other account whether its authorization is still valid. */
export async function checkOtherAccounts(): Promise<void> {
  for (const [id, authorization] of storedAuthorizations()) {
    if (id === getState().user?.id) continue;
    const { status } = await callApi('GET', '/users/@me', { authorization });
    const { checked } = getState();
    setState({ checked: { ...checked, [id]: status === 200 ? 'valid' : 'invalid' } });
  }
}

export async function logOut(): Promise<void> {
  await callApi('POST', '/auth/logout', { body: { provider: null, voip_provider: null } });
  returnToLogin();
}

/** Loads the simulator's accounts, which may change while the page is open. */
export async function loadAccounts(): Promise<void> {
  const reply = await fetch('/__simulator/accounts');
  setState({ accounts: readAccounts(await reply.json()) });
}

async function fetchFingerprint(): Promise<void> {
  const { body } = await callApi('GET', '/experiments');
  const fingerprint = isObject(body) ? textOrNull(body.fingerprint) : null;
  if (fingerprint !== null && storedAuthorization() === null) rememberFingerprint(fingerprint);
}

function storeAccount(id: string): void {
  const account = getState().accounts.find((candidate) => candidate.id === id);
  if (account) rememberAccount(account.id, account.authorization);
}

function connect(): void {
  gateway?.close();
  closeAllModals();
  setState({ view: 'app', user: null, requiredAction: null, settingsOpen: false });
  const authorization = storedAuthorization();
  if (authorization === null) return;
  gateway = new GatewayClient(authorization, { onDispatch, onRejected: returnToLogin });
  gateway.connect();
}

function returnToLogin(): void {
  gateway?.close();
  gateway = null;
  closeAllModals();
  forgetAccount();
  showLogin('pushState');
  void loadAccounts();
}

function showLogin(change: 'pushState' | 'replaceState'): void {
  if (location.pathname !== '/login') history[change](null, '', '/login');
  setState({ view: 'login', user: null, requiredAction: null, settingsOpen: false });
}

function onDispatch(event: string, data: Record<string, unknown>): void {
  switch (event) {
    case 'READY':
      showUser(data.user);
      setState({ requiredAction: textOrNull(data.required_action) });
      track('app_opened');
      void loadAccounts();
      break;
    case 'USER_UPDATE':
      showUser(data);
      break;
    case 'USER_REQUIRED_ACTION_UPDATE':
      setState({ requiredAction: textOrNull(data.required_action) });
      break;
  }
}

function showUser(value: unknown): void {
  const user = readUser(value);
  if (!user) return;
  // Without a choice in the settings the browser decides; the locale in READY has no effect.
  const locale = options.locale === defaultPageOptions.locale ? navigator.language : options.locale;
  document.documentElement.lang = locale;
  setState({ user, locale });
}
