import { useEffect, useState } from 'preact/hooks';
import { loadPhoneNumbers } from '@/utils/phone/load-phone-numbers.ts';
import { currentPhoneNumbers, type PhoneNumbers } from '@/utils/phone/phone-numbers.ts';

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
