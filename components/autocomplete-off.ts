/**
 * `autocomplete` of every field whose text must not get to the disk. With any other value Chromium writes what is typed in
 * a tab or window into its session files, a password that is shown as well, and Firefox a number into its form history,
 * out of the toolbar's popup too (seen in Chromium 156 and Firefox 153). That outweighs what `tel` and `one-time-code`
 * would help, which browsers fill on web pages alone.
 */
export const AUTOCOMPLETE_OFF = 'off';
