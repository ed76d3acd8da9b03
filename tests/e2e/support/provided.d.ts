import type { BrowserName } from '../../../harness/types.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Set by each project in `vitest.config.ts`. */
    readonly browser: BrowserName;
  }
}
