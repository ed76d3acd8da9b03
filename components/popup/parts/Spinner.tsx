/** Shows that something is in progress; the text beside it says what. */
export const Spinner = () => <span class="spinner" aria-hidden="true" />;
