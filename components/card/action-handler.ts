/** Handles a user's action; `text` is what they pasted or typed. */
export type ActionHandler = (event: Event, text?: string) => void;
