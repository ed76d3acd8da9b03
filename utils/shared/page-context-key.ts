/**
 * Under this name the content script keeps what it shares with the assistant, in the extension's own world of Discord's
 * page. The background asks for it there, to learn whether the page was loaded before the extension.
 */
export const PAGE_CONTEXT_KEY = 'handsetPageContext';
