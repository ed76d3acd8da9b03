import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** An address that can be linked to, or nothing yet. */
const Address = z.union([z.literal(''), z.url({ protocol: /^https$/ })]);

/** How Chrome's store names an extension: 32 letters. */
const ChromeId = z.union([z.literal(''), z.string().check(z.regex(/^[a-p]{32}$/))]);

/** The e-mail form of an id, which Firefox needs in the package itself. Unlike the others it cannot be empty. */
const FirefoxId = z.string().check(z.regex(/^[\w.-]+@[\w.-]+$/));

/** The product id of Edge's store. */
const EdgeId = z.union([z.literal(''), z.uuid()]);

const Publisher = z.strictObject({
  /** Where the source and this project's papers are published. */
  homepage: Address,
  /** Where problems are reported. */
  issues: Address,
  /** For what must not be public, as a weakness that somebody found. */
  email: z.union([z.literal(''), z.email()]),
  stable: z.strictObject({ chrome: ChromeId, firefox: FirefoxId, edge: EdgeId }),
  /** The beta has ids of its own. Firefox installs it from the publisher's server and updates it from `updates`. */
  beta: z.strictObject({ chrome: ChromeId, firefox: FirefoxId, updates: Address }),
});

/** Who publishes Handset, and under which ids. */
export type Publisher = z.infer<typeof Publisher>;

/** What the extension itself links to. A field is undefined while `publisher.json` holds a placeholder. */
export interface PublicAddresses {
  readonly homepage: string | undefined;
  readonly issues: string | undefined;
  readonly email: string | undefined;
}

const FILE = new URL('../publisher.json', import.meta.url);

/** Reads `publisher.json`. Throws if it is not as the schema says; placeholders are allowed. */
export function readPublisher(file: URL | string = FILE): Publisher {
  return Publisher.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Nothing, or something at `.example`, which nobody can own (RFC 2606). */
const isPlaceholder = (value: string): boolean =>
  value === '' || /[@.]example(?:[/:]|$)/.test(value);

/** The fields that a release needs and nobody has filled in yet, as `beta.chrome`. */
export function placeholdersOf(publisher: Publisher): string[] {
  return Object.entries(publisher).flatMap(([name, value]) =>
    typeof value === 'string'
      ? isPlaceholder(value)
        ? [name]
        : []
      : Object.entries(value).flatMap(([key, id]) => (isPlaceholder(id) ? [`${name}.${key}`] : [])),
  );
}

/** The addresses without placeholders, for the manifest and the code. */
export function publicAddresses(publisher: Publisher): PublicAddresses {
  const known = (value: string) => (isPlaceholder(value) ? undefined : value);
  const { homepage, issues, email } = publisher;
  return { homepage: known(homepage), issues: known(issues), email: known(email) };
}
