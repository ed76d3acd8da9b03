/**
 * Keeps the focus in `host`, although Discord's focus lock pulls it back from everything outside its dialog. That lock
 * listens on the document, so it misses the events that are stopped earlier, at the window.
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
