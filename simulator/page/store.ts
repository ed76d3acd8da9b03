import { useSyncExternalStore } from 'react';
import { options } from './options.ts';
import type { KnownAccount, User } from './wire.ts';

interface State {
  view: 'login' | 'login-code' | 'app';
  locale: string;
  /** Null until the gateway has sent the user. */
  user: User | null;
  requiredAction: string | null;
  settingsOpen: boolean;
  accounts: KnownAccount[];
  /** Whether the authorizations of other accounts are valid, by user id. */
  checked: Record<string, 'valid' | 'invalid'>;
}

let state: State = {
  view: 'login',
  locale: options.locale,
  user: null,
  requiredAction: null,
  settingsOpen: false,
  accounts: [],
  checked: {},
};
const listeners = new Set<() => void>();

export function getState(): State {
  return state;
}

export function setState(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppState(): State {
  return useSyncExternalStore(subscribe, getState);
}
