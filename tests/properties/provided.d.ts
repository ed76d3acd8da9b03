import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How the property tests of a project run. */
    readonly properties: {
      /** Cases of each property. */
      readonly cases: number;
      /** One for all properties of a run. */
      readonly seed: number;
    };
  }
}
