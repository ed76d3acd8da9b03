/** The country with which Discord's dialog opens, wherever the user is. */
const INITIAL = 'US';

/**
 * Tells the user's own choice of a country from the one with which the dialog opens, and from those that Handset chose
 * for a number. It belongs to one dialog.
 */
export class UserChoice {
  #last: string = INITIAL;
  #chosen: string | null = null;

  /** Takes in what the dialog shows now (ISO 3166 alpha-2, null for nothing); returns the user's choice, if any. */
  see(shown: string | null): string | null {
    if (shown !== null && shown !== this.#last) {
      this.#last = shown;
      this.#chosen = shown;
    }
    return this.#chosen;
  }

  /** Handset has chosen what the dialog shows now: that is no choice of the user's, and replaces it. */
  replace(shown: string | null): void {
    this.#last = shown ?? this.#last;
    this.#chosen = null;
  }
}
