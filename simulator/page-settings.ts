import type { PageOptions, Simulator } from './contract.ts';
import { defaultPageOptions } from './page-options.ts';

/** How the pages that are loaded from now on look and behave. */
export class PageSettings implements Pick<Simulator['page'], 'configure'> {
  #options = defaultPageOptions;

  get options(): PageOptions {
    return this.#options;
  }

  configure(options: Partial<PageOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  clear(): void {
    this.#options = defaultPageOptions;
  }
}
