import type { MessageKey } from './translate.ts';

/** What to do on Discord's page after a hand-off: its screen with that button is above its settings. */
export function nextStepText(
  removes: boolean,
  button: 'add' | 'reverify' | 'unknown' | null,
): MessageKey {
  if (removes) return 'handedOffRemove';
  return button === null ? 'handedOffAdd' : `assistPromptHow_${button}`;
}
