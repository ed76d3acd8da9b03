import type { PageOptions, Simulator } from './contract.ts';
import { defaultPageOptions } from './page-options.ts';

/** The options for pages loaded from now on, and custom HTML by path. */
export class PageSettings implements Readonly<Simulator['page']> {
  #options = defaultPageOptions;
  #customHtml = new Map<string, string>();

  get options(): PageOptions {
    return this.#options;
  }

  configure(options: Partial<PageOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  show(path: string, html: string): void {
    this.#customHtml.set(path, html);
  }

  /** The HTML served at a path instead of the page. */
  customHtmlAt(path: string): string | undefined {
    return this.#customHtml.get(path);
  }

  clear(): void {
    this.#customHtml.clear();
    this.#options = defaultPageOptions;
  }
}
