/** Runs a task at once, and then at most once in `pauseMs`, however often it is asked for; the last request counts. */
export function throttle(task: () => void, pauseMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;

  const runAndPause = () => {
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) runAndPause();
    }, pauseMs);
    task();
  };

  return () => {
    if (timer === undefined) runAndPause();
    else isWanted = true;
  };
}
