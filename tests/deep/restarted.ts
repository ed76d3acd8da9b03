/**
 * For the end of a background that nobody saw stopped: Firefox starts it again at once where Discord's page has just
 * made a request. It was ended all the same.
 */
export function unlessRestarted(error: unknown): void {
  if (!String(error).includes('the event page to end')) throw error;
}
