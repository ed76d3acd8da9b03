import { toClassName } from './class-names.ts';
import { options } from './options.ts';

/** Joins class names, renamed as the page options say; `false` is skipped. */
export function cx(...names: (string | false)[]): string {
  return names
    .flatMap((name) => (name === false ? [] : name.split(' ')))
    .map((name) => toClassName(name, options.classNames))
    .join(' ');
}
