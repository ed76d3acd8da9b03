import { useEffect, useState } from 'preact/hooks';
import { loadNumberingPlans } from '#shared/phone/load-numbering-plans.ts';
import { currentNumberingPlans, type NumberingPlans } from '#shared/phone/numbering-plans.ts';

/** What knows all numbering plans, null until it is there: the first paint does not wait for it. */
export function useNumberingPlans(): NumberingPlans | null {
  const [numbers, setNumbers] = useState(currentNumberingPlans);
  useEffect(() => {
    if (numbers === null)
      void loadNumberingPlans()
        .then((loaded) => setNumbers(loaded))
        .catch(() => {});
  }, [numbers]);
  return numbers;
}
