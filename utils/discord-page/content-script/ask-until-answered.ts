/** When to ask again, in ms. */
const REPEAT_MS = 2000;

/**
 * Asks the background until it answers, or until `signal` aborts: messages are lost while the background is being
 * stopped or woken, some browsers end those with `undefined`, and others never.
 */
export function askUntilAnswered<Answer>(
  ask: () => Promise<Answer | undefined>,
  onAnswer: (answer: Answer) => void,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAnswered = false;

  const askAgain = () => {
    if (signal.aborted) return;
    timer = setTimeout(askAgain, REPEAT_MS);
    ask().then(
      (answer) => {
        if (answer === undefined || isAnswered || signal.aborted) return;
        isAnswered = true;
        clearTimeout(timer);
        onAnswer(answer);
      },
      () => {},
    );
  };
  askAgain();
}
