import type { HandOff } from '../flow/hand-off.ts';

/** What the background tells the assistant of a tab. */
export interface AssistantInstructions {
  /** The user chose "Not now" in this tab: the card is a small button until it is pressed. */
  readonly isQuiet: boolean;
  /** The popup sent the user here, because Discord asks for what only its page can do. */
  readonly handOff: HandOff | null;
}
