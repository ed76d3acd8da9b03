import { type GatewayHint, readHint } from './hint.ts';

// Events on the document connect the page's own world, where the tap runs, with the content script's world.
// Page scripts can read and forge these events, so they carry nothing that the page does not already have.

const HINT = 'handset:hint';
const TAP_COMMAND = 'handset:tap';

/**
 * What the content script tells the tap: to keep what the page's sockets receive; to read it from the beginning, without
 * saying why; or to release them.
 */
export type TapCommand = 'keep' | 'start' | 'stop';

const toTapCommand = (detail: unknown): TapCommand =>
  detail === 'keep' || detail === 'start' ? detail : 'stop';

/** In the page's world: sends a hint to the content script. */
export function sendHint(hint: GatewayHint): void {
  document.dispatchEvent(new CustomEvent(HINT, { detail: JSON.stringify(hint) }));
}

/** In either world: calls back with each tap command, until the signal of `options` aborts. */
export function onTapCommand(
  listener: (command: TapCommand) => void,
  options: AddEventListenerOptions = {},
): void {
  document.addEventListener(
    TAP_COMMAND,
    (event) => {
      listener(event instanceof CustomEvent ? toTapCommand(event.detail) : 'stop');
    },
    options,
  );
}

/** In the content script's world: sends a command to the tap. */
export function sendTapCommand(command: TapCommand): void {
  document.dispatchEvent(new CustomEvent(TAP_COMMAND, { detail: command }));
}

/** In the content script's world: calls back with each hint until `signal` aborts. */
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
