import { ownGlobal, setOwnGlobal } from '../own-global.ts';

/** The functions that know the numbering plans of all countries: one script, for the popup and Discord's page. */
export type NumberingPlans = typeof import('./all-plans.ts').allPlans;

/** The global name of the numbering plans in the extension's own world. */
export const NUMBERING_PLANS_KEY = 'handsetNumberingPlans';

/** Makes the plans available to other scripts in the same world. They are large, so they load only when needed. */
export function offerNumberingPlans(plans: NumberingPlans): void {
  setOwnGlobal(NUMBERING_PLANS_KEY, plans);
}

/** The numbering plans, or null until they have loaded. */
export const currentNumberingPlans = (): NumberingPlans | null =>
  ownGlobal<NumberingPlans>(NUMBERING_PLANS_KEY) ?? null;
