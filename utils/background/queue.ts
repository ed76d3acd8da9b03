/** Runs tasks one at a time, so that one task's reads and writes never interleave with another's. */
export type Queue = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Creates an empty queue. A failing task rejects only its own promise; the next one still runs. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}
