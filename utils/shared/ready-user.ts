/** What READY says about the page's user. */
export interface ReadyUser {
  readonly userId: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly hasPhone: boolean;
  /** The country where Discord assumes the user to be, ISO 3166 alpha-2. */
  readonly countryCode: string | null;
}
