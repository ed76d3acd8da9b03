import { useEffect, useState } from 'preact/hooks';
import { loadPhoneNumbers } from '#shared/phone/load-numbering-plans.ts';
import { currentPhoneNumbers, type PhoneNumbers } from '#shared/phone/numbering-plans.ts';

/** What knows all numbering plans, null until it is there: the first paint does not wait for it. */
export function usePhoneNumbers(): PhoneNumbers | null {
  const [numbers, setNumbers] = useState(currentPhoneNumbers);
  useEffect(() => {
    if (numbers === null)
      void loadPhoneNumbers()
        .then((loaded) => setNumbers(loaded))
        .catch(() => {});
  }, [numbers]);
  return numbers;
}
