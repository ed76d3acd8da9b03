/**
 * Sets the text of one of the page's fields as if it had been typed. React tracks the last value in a property accessor
 * on the element; an assignment from the content script's world bypasses it, so React notices the change.
 * https://github.com/facebook/react/issues/11488
 */
export function setValue(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** Lets the page process a changed field: React renders between events. */
export const waitForRender = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits for the next frame, or for 50 ms where the browser draws none, as in a tab in the background. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Calls `find` in every frame until it returns something; null when that takes longer than `timeoutMs`. */
export async function waitFor<Found>(
  find: () => Found | null | undefined,
  timeoutMs: number,
): Promise<Found | null> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > end) return null;
    await nextFrame();
  }
}
