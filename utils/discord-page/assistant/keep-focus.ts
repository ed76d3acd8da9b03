/**
 * Keeps the focus in `host`, though Discord's focus lock takes it back from whatever is outside its dialog: that lock
 * listens on the document, so it never hears what is stopped at the window before.
 */
export function keepFocus(host: Element, signal: AbortSignal): void {
  for (const type of ['focusin', 'focusout'])
    window.addEventListener(
      type,
      (event) => {
        if (event.target === host) event.stopPropagation();
      },
      { capture: true, signal },
    );
}
