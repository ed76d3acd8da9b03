import { useEffect, useState } from 'preact/hooks';
import { loadNumberingPlans } from '#shared/phone/load-numbering-plans.ts';
import { currentNumberingPlans, type NumberingPlans } from '#shared/phone/numbering-plans.ts';

/** All numbering plans, or null until they are loaded: the first paint does not wait for them. */
export function useNumberingPlans(): NumberingPlans | null {
  const [plans, setPlans] = useState(currentNumberingPlans);
  useEffect(() => {
    if (plans === null)
      void loadNumberingPlans()
        .then((loaded) => setPlans(loaded))
        .catch(() => {});
  }, [plans]);
  // After a failure another component, or another attempt, may have loaded them.
  return plans ?? currentNumberingPlans();
}
