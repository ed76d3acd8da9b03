import { className } from './class-names.ts';
import { options } from './options.ts';

/** Class names as Discord's build of the day calls them; what is false is left out. */
export function cx(...names: (string | false)[]): string {
  return names
    .flatMap((name) => (name === false ? [] : name.split(' ')))
    .map((name) => className(name, options.classNames))
    .join(' ');
}
