import type { MessageKey } from './translate.ts';

/**
 * The text that says what to do on Discord's page after a hand-off. `button` is the one of Discord's prompt, which
 * covers the settings; null when there is no prompt.
 */
export function nextStepText(
  removes: boolean,
  button: 'add' | 'reverify' | 'unknown' | null,
): MessageKey {
  if (removes) return 'handedOffRemove';
  return button === null ? 'handedOffAdd' : `assistPromptHow_${button}`;
}
