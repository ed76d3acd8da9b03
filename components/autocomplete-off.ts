/**
 * The `autocomplete` value of every field whose text must not reach the disk. With any other value Chromium writes the
 * text of a field in a tab or window into its session files, even a password that is being shown, and Firefox saves a
 * number in its form history, even from the toolbar popup (seen in Chromium 156 and Firefox 153). `tel` and
 * `one-time-code` would not be worth that: browsers fill them only on web pages.
 */
export const AUTOCOMPLETE_OFF = 'off';
