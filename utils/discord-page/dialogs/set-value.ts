/**
 * Puts text into a field of the page as if it had been typed. React keeps the last value in an accessor of its own, which
 * an assignment in the content script's world does not pass, so that it sees the change.
 * https://github.com/facebook/react/issues/11488
 */
export function setValue(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** Lets the page take in what was put into its fields: React renders between events. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits until `look` gives something, for as long as `ms`; null when it does not. */
export async function waitFor<Found>(
  look: () => Found | null | undefined,
  ms: number,
): Promise<Found | null> {
  const end = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}
