/** A REST request as received, not yet judged. */
export interface ApiRequest {
  method: string;
  host: string;
  /** Including the query. */
  path: string;
  /** With lower-case names. */
  headers: ReadonlyMap<string, string>;
  text: string;
}
