/** What a page's gateway told of its user's account; null for what it did not tell. May be forged, like every hint. */
export interface AccountHint {
  readonly userId: string;
  readonly hasPhone: boolean | null;
  readonly hasEmail: boolean | null;
  /** Whether the number also confirms sign-ins by SMS. */
  readonly hasSmsMfa: boolean | null;
}
