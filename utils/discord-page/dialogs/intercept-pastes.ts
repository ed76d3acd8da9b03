import type { PastePlace } from './paste-place.ts';

interface PasteHandler {
  /** Where a paste goes now; null when it is not to be touched. */
  readonly findPlace: () => PastePlace | null;
  /** Handles the pasted text; returns false to leave the paste to the page. */
  readonly handleText: (text: string, place: PastePlace) => boolean;
}

/**
 * Catches pastes while one of Discord's dialogs is open, wherever the focus is and however they were made. The code
 * dialog cancels every key except digits, including those that paste. If the key event is kept from it, the browser
 * fires `paste` with the text, so no clipboard permission is needed.
 * Only the user's own events count, never those made by a script.
 */
export function interceptPastes(
  { findPlace, handleText }: PasteHandler,
  signal: AbortSignal,
): void {
  const options = { capture: true, signal };
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || !isPasteKey(event)) return;
      const place = findPlace();
      if (place !== null && place !== 'search') event.stopImmediatePropagation();
    },
    options,
  );
  window.addEventListener(
    'paste',
    (event) => {
      const place = event.isTrusted ? findPlace() : null;
      if (place === null) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!handleText(text, place)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}

/** Ctrl+V, Cmd+V, with Shift for plain text, and Shift+Insert. */
export function isPasteKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  if (event.key === 'Insert') return event.shiftKey && !event.ctrlKey && !event.altKey;
  const isV = event.key.toLowerCase() === 'v' || event.code === 'KeyV';
  // AltGr is reported as Ctrl and Alt.
  return isV && (event.metaKey || (event.ctrlKey && !event.altKey));
}
