import { useMemo } from 'preact/hooks';
import { t } from '#shared/i18n/translate.ts';
import type { Country } from '#shared/phone/countries.ts';
import { Icon } from '../../Icon.tsx';
import { namedCountries } from './named-countries.ts';

interface CountrySelectProps {
  readonly country: string;
  /** Empty until the numbering plans are loaded. */
  readonly countries: readonly Country[];
  readonly language: string;
  readonly disabled: boolean;
  readonly onChoose: (country: string) => void;
}

/** A native select, so that type-ahead, arrow keys and screen readers work as usual. Closed, it shows only two codes. */
export function CountrySelect({
  country,
  countries,
  language,
  disabled,
  onChoose,
}: CountrySelectProps) {
  const options = useMemo(() => namedCountries(countries, language), [countries, language]);
  const callingCode = countries.find(({ code }) => code === country)?.callingCode;
  return (
    <div class="country">
      <label for="country" class="unseen">
        {t('countryLabel')}
      </label>
      <span class="country-shown" aria-hidden="true">
        {country} {callingCode === undefined ? '' : `+${callingCode}`}
        <Icon name="down" size={16} />
      </span>
      <select
        id="country"
        value={country}
        disabled={disabled || options.length === 0}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
