interface PasteHelp {
  /** The element in which a paste is helped with now; null for none. */
  readonly target: () => Element | null;
  /** Takes the text; false leaves the paste to the page. */
  readonly take: (text: string) => boolean;
}

/**
 * Lets a paste reach Discord's dialogs. The code dialog cancels every key but digits, Ctrl+V too; a key that it does not
 * hear is left to the browser, which then fires `paste` with the text: no permission for the clipboard is needed.
 * Only what the user does counts, never an event that a script made.
 */
export function helpPasting({ target, take }: PasteHelp, signal: AbortSignal): void {
  const isInside = (event: Event): boolean => {
    const root = event.isTrusted ? target() : null;
    if (root === null) return false;
    const { body, activeElement } = root.ownerDocument;
    // With nothing focused the browser pastes to the body.
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
      if (isPaste && (event.ctrlKey || event.metaKey) && !event.altKey && isInside(event))
        event.stopImmediatePropagation();
    },
    options,
  );
  window.addEventListener(
    'paste',
    (event) => {
      if (!isInside(event)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!take(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}
