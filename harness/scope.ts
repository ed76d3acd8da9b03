import type { Page } from 'puppeteer-core';
import type { InPage } from './types.ts';

/** A document or shadow root that functions can be run on; arguments and results go as JSON. */
export interface Scope<Root extends Document | ShadowRoot> {
  run<Args extends readonly unknown[], Result>(
    fn: InPage<[root: Root, ...args: Args], Result>,
    ...args: Args
  ): Promise<Result>;
}

/** A function that `runSource` can send; `never` takes functions of any parameters. */
type Sendable = (...args: never[]) => unknown;

/**
 * The text of an expression that runs the function and gives its result as JSON. `root` is an
 * expression for a first argument that cannot be sent.
 */
export function callSource(fn: Sendable, args: readonly unknown[], root?: string): string {
  const sent = args.map((arg) => JSON.stringify(arg) ?? 'undefined');
  const list = (root === undefined ? sent : [root, ...sent]).join(', ');
  return `(async () => JSON.stringify({ value: await (${fn})(${list}) }))()`;
}

/** Runs a function in a page of puppeteer's. */
export async function runInPage<Args extends readonly unknown[], Result>(
  page: Page,
  fn: InPage<Args, Result>,
  args: Args,
): Promise<Result> {
  return readResult(await page.evaluate(callSource(fn, args)));
}

/** Reads what `callSource` gave. */
export function readResult<Result>(json: unknown): Result {
  if (typeof json !== 'string') throw new Error(`The page gave ${typeof json} instead of JSON`);
  const result: { value: Result } = JSON.parse(json);
  return result.value;
}
