import { readPageOptions } from '../page-options.ts';

const block = document.getElementById('simulator-options');

/** How this page was asked to look and behave; it came with the document. */
export const options = readPageOptions(JSON.parse(block?.textContent ?? 'null'));
