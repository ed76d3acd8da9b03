import type { HintName, PageMessageData } from '#shared/messaging/page-messages.ts';

/** The pause after each message, in ms: a page that sends thousands of hints causes a few messages a second. */
const PAUSE_MS = 300;
/** The longest pause before a hint that was not taken is sent again, in ms. */
const LONGEST_PAUSE_MS = 10_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Returns a function that sends hints to the background: only the latest of each kind, a few a second, and each until
 * the background replies that it was taken. Messages are lost while the background is being stopped or woken.
 */
export function createHintSender(
  send: <Name extends HintName>(name: Name, data: PageMessageData[Name]) => Promise<unknown>,
  signal: AbortSignal,
) {
  const pending = new Map<HintName, () => Promise<unknown>>();
  let isSending = false;

  async function sendPending(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let pauseMs = PAUSE_MS;
    while (!signal.aborted) {
      const [next] = pending;
      if (next === undefined) break;
      const [name, sendHint] = next;
      const isTaken = await sendHint().then(
        (reply) => reply === true,
        () => false,
      );
      // A newer one of the same kind may have come meanwhile.
      if (isTaken && pending.get(name) === sendHint) pending.delete(name);
      await sleep(isTaken ? PAUSE_MS : pauseMs);
      pauseMs = isTaken ? PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
    isSending = false;
  }

  return <Name extends HintName>(name: Name, data: PageMessageData[Name]): void => {
    pending.delete(name);
    pending.set(name, () => send(name, data));
    void sendPending();
  };
}
