import { useMemo, useState } from 'react';
import { useAppState } from '../store.ts';
import { type Country, countriesIn, unitedStates } from './countries.ts';

/** What sending came to: null, or what to show. */
export type Send = (phone: string) => Promise<string | null>;

/** What both layouts of the phone entry share: the list, the choice, and the way out. */
export function usePhoneEntry(onSend: Send) {
  const { locale } = useAppState();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const [value, setValue] = useState(() => unitedStates(countries).value);
  const [national, setNational] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const country = countries.find((row) => row.value === value) ?? unitedStates(countries);

  const send = async (phone: string) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setError(await onSend(phone));
    setBusy(false);
  };
  const setCountry = (row: Country) => setValue(row.value);
  return { countries, country, setCountry, national, setNational, busy, error, send };
}
