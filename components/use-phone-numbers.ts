import { useEffect, useState } from 'preact/hooks';

type PhoneNumbers = typeof import('@/utils/phone/phone-number.ts');

let loaded: PhoneNumbers | null = null;
let loading: Promise<PhoneNumbers> | null = null;

/** Loads what knows all numbering plans: 29 kB that the first paint does not wait for. */
export async function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loading ??= import('@/utils/phone/phone-number.ts');
  loaded = await loading;
  return loaded;
}

/** The same for a component: null until it is there. */
export function usePhoneNumbers(): PhoneNumbers | null {
  const [numbers, setNumbers] = useState(loaded);
  useEffect(() => {
    if (numbers === null) void loadPhoneNumbers().then((module) => setNumbers(module));
  }, [numbers]);
  return numbers;
}
