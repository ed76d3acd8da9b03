import { useMemo, useState } from 'react';
import { useAppState } from '../store.ts';
import { type Country, findUnitedStates, listCountries } from './countries.ts';

/** Sends the number; resolves to null, or to the error to show. */
export type SendPhone = (phone: string) => Promise<string | null>;

/** The logic that both layouts of the phone entry share: the countries, the choice and sending. */
export function usePhoneEntry(onSend: SendPhone) {
  const { locale } = useAppState();
  const countries = useMemo(() => listCountries(locale), [locale]);
  const [value, setValue] = useState(() => findUnitedStates(countries).value);
  const [national, setNational] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const country = countries.find((row) => row.value === value) ?? findUnitedStates(countries);

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
