import type { Page } from 'puppeteer-core';
import type { PageFunction } from './types.ts';

/** Runs functions on a document or shadow root; arguments and results are passed as JSON. */
export interface Scope<Root extends Document | ShadowRoot> {
  run<Args extends readonly unknown[], Result>(
    fn: PageFunction<[root: Root, ...args: Args], Result>,
    ...args: Args
  ): Promise<Result>;
}

/** A function that `toCallSource` can send; `never` allows functions with any parameters. */
type Sendable = (...args: never[]) => unknown;

/**
 * Builds the source of an expression that calls the function and evaluates to its result as JSON.
 * `root` is an expression for a first argument that cannot be serialized.
 */
export function toCallSource(fn: Sendable, args: readonly unknown[], root?: string): string {
  const serialized = args.map((arg) => JSON.stringify(arg) ?? 'undefined');
  const list = (root === undefined ? serialized : [root, ...serialized]).join(', ');
  return `(async () => JSON.stringify({ value: await (${fn})(${list}) }))()`;
}

/** Runs a function in a puppeteer page. */
export async function runInPage<Args extends readonly unknown[], Result>(
  page: Page,
  fn: PageFunction<Args, Result>,
  args: Args,
): Promise<Result> {
  return readResult(await page.evaluate(toCallSource(fn, args)));
}

/** Parses what an expression from `toCallSource` evaluated to. */
export function readResult<Result>(json: unknown): Result {
  if (typeof json !== 'string') throw new Error(`The page returned ${typeof json} instead of JSON`);
  const result: { value: Result } = JSON.parse(json);
  return result.value;
}
