import { allCountries, callingCodeOf } from './countries.ts';
import { fieldText } from './field-text.ts';
import { forCountry, formatAsTyped, formatInternational } from './format-phone.ts';
import { readPhone } from './read-phone.ts';

/** Everything that needs the numbering plans of all countries: 39 kB (gz) of metadata, so import this lazily. */
export const allPlans = {
  readPhone,
  fieldText,
  formatAsTyped,
  forCountry,
  formatInternational,
  allCountries,
  callingCodeOf,
};
