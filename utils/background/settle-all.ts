/** Waits for all parts: one that fails keeps none of the others from being done. Then rejects with the first failure. */
export async function settleAll(parts: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(parts))
    if (result.status === 'rejected') throw result.reason;
}
