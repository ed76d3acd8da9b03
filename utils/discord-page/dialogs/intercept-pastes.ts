interface PasteHandler {
  /** The element in which pastes are handled now; null for none. */
  readonly findTarget: () => Element | null;
  /** Handles the pasted text; returns false to leave the paste to the page. */
  readonly handleText: (text: string) => boolean;
}

/**
 * Catches pastes into Discord's dialogs. The code dialog cancels every key except digits, including Ctrl+V. If the key
 * event is kept from it, the browser fires `paste` with the text, so no clipboard permission is needed.
 * Only the user's own events count, never those made by a script.
 */
export function interceptPastes(
  { findTarget, handleText }: PasteHandler,
  signal: AbortSignal,
): void {
  const isInTarget = (event: Event): boolean => {
    const root = event.isTrusted ? findTarget() : null;
    if (root === null) return false;
    const { body, activeElement } = root.ownerDocument;
    // With nothing focused, the browser fires `paste` on the body.
    return (
      (event.target instanceof Node && root.contains(event.target)) ||
      (event.target === body && activeElement === body)
    );
  };
  const options = { capture: true, signal };
  window.addEventListener(
    'keydown',
    (event) => {
      const isPaste = event.key.toLowerCase() === 'v' || event.code === 'KeyV';
      if (isPaste && (event.ctrlKey || event.metaKey) && !event.altKey && isInTarget(event))
        event.stopImmediatePropagation();
    },
    options,
  );
  window.addEventListener(
    'paste',
    (event) => {
      if (!isInTarget(event)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!handleText(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}
