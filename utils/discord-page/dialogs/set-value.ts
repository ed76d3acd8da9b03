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

/** Calls `find` until it returns something; null when that takes longer than `timeoutMs`. */
export async function waitFor<Found>(
  find: () => Found | null | undefined,
  timeoutMs: number,
): Promise<Found | null> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}
