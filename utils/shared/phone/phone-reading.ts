/** The countries (ISO 3166 alpha-2) that read a number without a country code, the first that fits. */
export interface ReaderCountries {
  /** The country that the user chose, in the popup's list or in Discord's dialog. */
  readonly chosen?: string | null | undefined;
  /** The account's country, as Discord told it. */
  readonly account?: string | null | undefined;
  /** The country of the browser's language: a guess. */
  readonly language?: string | null | undefined;
}

/** What decided on a number's country: the text itself, digits that only may be a country code, or one of the countries. */
export type CountrySource = 'text' | 'codeWithoutPlus' | keyof ReaderCountries;

/** Why a number should be checked before a code goes there. */
export type PhoneDoubt =
  /** It is a number from before its plan was lengthened, made one of today. */
  | 'lengthened'
  /** It is no known mobile number of its country. */
  | 'notMobile'
  /** The text can also be read as another number. */
  | 'otherNumber'
  /** Its first digits are taken for a country code, though there is no plus sign. */
  | 'codeWithoutPlus'
  /** Nothing but the browser's language says which country it belongs to. */
  | 'guessedCountry';

export interface PhoneOfCountry {
  /** E.164. */
  readonly phone: string;
  /** The phone as people read it: "+44 7400 123456". */
  readonly written: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}

/** A phone number that a text means. */
export interface FoundPhone extends PhoneOfCountry {
  readonly status: 'found';
  readonly source: CountrySource;
  /** Empty when the number is certain. */
  readonly doubts: readonly PhoneDoubt[];
  /** What else the text may mean, the likeliest first. */
  readonly others: readonly PhoneOfCountry[];
}

/** Why a text means no phone number. */
export type NoPhone = 'empty' | 'notANumber' | 'several' | 'tooShort' | 'tooLong' | 'extension';

/** What a text means as a phone number, or why it means none. */
export type PhoneReading = FoundPhone | { readonly status: NoPhone };
