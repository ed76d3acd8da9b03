import type { PageOptions } from '../contract.ts';

type Mode = PageOptions['classNames'];

/** A name, "_" and a hash: "a0c54f", "_8a031" if the hash begins with a digit, or rarely "51fd7". */
const HASHED = /^(.+?)_([0-9a-f]{5,6}|_[0-9a-f]{5})$/;

/** The name of a class in a mode: builds of the real client change the hashes, and sometimes the names. */
export function toClassName(name: string, mode: Mode): string {
  if (mode === 'known' || name.startsWith('theme-')) return name;
  if (mode === 'renamed') return `c${digest(name).toString(36)}`;
  const [, stem, hash] = HASHED.exec(name) ?? [];
  if (stem === undefined || hash === undefined) return name;
  const fresh = digest(hash).toString(16).padStart(8, '0').slice(0, 6);
  return /^\d/.test(fresh) ? `${stem}__${fresh.slice(0, 5)}` : `${stem}_${fresh}`;
}

/** Renames the class selectors of a style sheet accordingly. */
export function renameClassSelectors(css: string, mode: Mode): string {
  return css.replace(/\.([a-zA-Z][\w-]*)/g, (_, name: string) => `.${toClassName(name, mode)}`);
}

/** FNV-1a: short, and the same in the browser and on the server. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
