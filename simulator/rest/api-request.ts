/** A REST request as it came in, before anybody judged it. */
export interface ApiRequest {
  method: string;
  host: string;
  /** With the query. */
  path: string;
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>;
  text: string;
}
