import { readPageOptions } from '../page-options.ts';

const block = document.getElementById('simulator-options');

/** The page options, from the document. */
export const options = readPageOptions(JSON.parse(block?.textContent ?? 'null'));
