import { readStorage } from '../../harness/extension-state.ts';
import type { Rig } from '../../harness/types.ts';

/** Everything in the extension's `storage.session`, as JSON. */
export const readSessionStorage = (rig: Rig): Promise<string> => readStorage(rig, 'session');

/** The stored step of the flow; `idle` if no flow is stored. */
export async function readStoredStep(rig: Rig): Promise<string> {
  const stored: { flow?: { value: { step: { status: string } } } } = JSON.parse(
    await readSessionStorage(rig),
  );
  return stored.flow?.value.step.status ?? 'idle';
}

/** The number of the flow's last call; 0 if no flow is stored. */
export async function readLastCallId(rig: Rig): Promise<number> {
  const stored: { flow?: { value: { lastCallId: number } } } = JSON.parse(
    await readSessionStorage(rig),
  );
  return stored.flow?.value.lastCallId ?? 0;
}

/** When the connection was last used, in ms since the epoch; null when not connected. */
export async function readLastUsedAt(rig: Rig): Promise<number | null> {
  const stored: { connection?: { value: { session?: { lastUsedAt: number } } } } = JSON.parse(
    await readSessionStorage(rig),
  );
  return stored.connection?.value.session?.lastUsedAt ?? null;
}

/** True when the page of the user that told last has told that the account has a number; undefined before. */
export async function readPageHasPhone(rig: Rig): Promise<true | undefined> {
  const stored: { pageAccounts?: { value: { ready: { hasPhone: boolean } | null }[] } } =
    JSON.parse(await readSessionStorage(rig));
  return stored.pageAccounts?.value[0]?.ready?.hasPhone === true || undefined;
}
