import type { HandOff } from '../flow/hand-off.ts';

/** What the background tells the assistant of a tab. */
export interface AssistantInstructions {
  /** The user chose "Not now" in this tab: the card is a pill until it is pressed. */
  readonly isQuiet: boolean;
  /** Set when the popup sent the user here for something that only Discord's page can do. */
  readonly handOff: HandOff | null;
}
