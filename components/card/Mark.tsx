/** Handset's icon at its smallest, drawn here because nothing of the extension can be loaded by a page. */
export const Mark = () => (
  <svg class="mark" aria-hidden="true" width="18" height="18" viewBox="0 0 16 16">
    <rect width="16" height="16" rx="4" />
    <path d="M4.5 5.2c.3 3.6 2.7 6 6.3 6.3" />
    <path d="M4.5 4.5l1.4 1.7M9.8 10.1l1.7 1.4" />
  </svg>
);
