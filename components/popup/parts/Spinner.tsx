/** Something is going on. What it is stands beside it in words. */
export const Spinner = () => <span class="spinner" aria-hidden="true" />;
