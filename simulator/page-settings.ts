import type { PageOptions, Simulator } from './contract.ts';
import { defaultPageOptions } from './page-options.ts';

/** How the pages that are loaded from now on look and behave. */
export class PageSettings implements Readonly<Simulator['page']> {
  #options = defaultPageOptions;
  #shown = new Map<string, string>();

  get options(): PageOptions {
    return this.#options;
  }

  configure(options: Partial<PageOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  show(path: string, html: string): void {
    this.#shown.set(path, html);
  }

  /** What is served at a path in place of the page. */
  shownAt(path: string): string | undefined {
    return this.#shown.get(path);
  }

  clear(): void {
    this.#shown.clear();
    this.#options = defaultPageOptions;
  }
}
