import { throttle } from './throttle.ts';

/** The pause between messages, and when to ask again for an assistant that has not come, in ms. */
const MESSAGE_PAUSE_MS = 300;
const REPEAT_MS = 2000;

/**
 * Returns a function that asks for the assistant, and goes on asking until it is there or no longer needed: messages are
 * lost while the background is being stopped or woken, and a page that only shows Discord's screen never changes.
 */
export function createAssistantRequest(
  ask: () => void,
  isNeeded: () => boolean,
  signal: AbortSignal,
): () => void {
  const askNow = throttle(ask, MESSAGE_PAUSE_MS);
  let timer: ReturnType<typeof setTimeout> | undefined;

  return function askWhileNeeded(): void {
    clearTimeout(timer);
    if (signal.aborted || !isNeeded()) return;
    askNow();
    timer = setTimeout(askWhileNeeded, REPEAT_MS);
  };
}
