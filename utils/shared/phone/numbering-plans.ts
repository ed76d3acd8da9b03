/** What knows the numbering plans of all countries: one script, for the popup and for Discord's page. */
export type NumberingPlans = typeof import('./read-phone.ts');

const NAME = 'handsetNumberingPlans';

/** Makes it known to the other scripts of its world. It is large, so it comes only where a number is asked for. */
export function offerNumberingPlans(numbers: NumberingPlans): void {
  Reflect.set(globalThis, NAME, numbers);
}

/** What was offered, or null until it has come. */
export const currentNumberingPlans = (): NumberingPlans | null =>
  Reflect.get(globalThis, NAME) ?? null;
