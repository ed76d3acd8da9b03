/** Runs what it is given one after the other, so that read, decide and write are never interleaved. */
export type Queue = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Creates an empty queue. A task that fails fails for its caller alone. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}
