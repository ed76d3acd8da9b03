import { type GatewayHint, readHint } from './hint.ts';

// Between the page's own world, where the tap is, and the content script's: events on the document.
// Page scripts can hear and forge them, so they carry nothing that the page does not have.

const HINT = 'handset:hint';
const TAP_COMMAND = 'handset:tap';

/** What the content script tells the tap: to read what it holds and all that follows, or to let go of it. */
export type TapCommand = 'start' | 'stop';

/** In the page's world: tells of a hint. */
export function sendHint(hint: GatewayHint): void {
  document.dispatchEvent(new CustomEvent(HINT, { detail: JSON.stringify(hint) }));
}

/** In the page's world: hears what the tap is to do. */
export function onTapCommand(listener: (command: TapCommand) => void): void {
  document.addEventListener(TAP_COMMAND, (event) => {
    listener(event instanceof CustomEvent && event.detail === 'start' ? 'start' : 'stop');
  });
}

/** In the content script's world: tells the tap what to do. */
export function sendTapCommand(command: TapCommand): void {
  document.dispatchEvent(new CustomEvent(TAP_COMMAND, { detail: command }));
}

/** In the content script's world: hears hints until `signal` aborts. */
export function onHint(listener: (hint: GatewayHint) => void, signal: AbortSignal): void {
  document.addEventListener(
    HINT,
    (event) => {
      const hint = event instanceof CustomEvent ? readHint(event.detail) : null;
      if (hint !== null) listener(hint);
    },
    { signal },
  );
}
