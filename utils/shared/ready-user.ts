/** What READY says of the page's user. */
export interface ReadyUser {
  readonly userId: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly hasPhone: boolean;
  /** ISO 3166 alpha-2, where Discord thinks that the user is. */
  readonly countryCode: string | null;
}
