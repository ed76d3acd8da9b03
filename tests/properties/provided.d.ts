import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The settings of a project's property tests. */
    readonly properties: {
      /** The number of cases for each property. */
      readonly cases: number;
      /** The seed for all properties of a run. */
      readonly seed: number;
    };
  }
}
