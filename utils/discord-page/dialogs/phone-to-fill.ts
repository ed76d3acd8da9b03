/** A phone number in the parts that Discord's dialog needs. */
export interface PhoneToFill {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Digits without the plus sign. */
  readonly callingCode: string;
  /** The countries with the same calling code, including its own. ISO 3166 alpha-2. */
  readonly sharedWith: readonly string[];
}
