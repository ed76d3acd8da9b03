/**
 * The global name of the page context, in the extension's own world on Discord's page. The background reads it there to
 * learn whether the page was loaded before the extension.
 */
export const PAGE_CONTEXT_KEY = 'handsetPageContext';
